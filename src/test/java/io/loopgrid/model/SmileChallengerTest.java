package io.loopgrid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SmileChallengerTest {
    private static final int FEATURES = 4;
    private static final long HOUR = 3_600_000;

    private final SmileChallenger challenger = new SmileChallenger(3, FEATURES, 500, HOUR);
    private final Random random = new Random(1);

    @Test
    void saysTheSharesBeforeItsFirstFit() {
        for (int i = 0; i < 7; i++) {
            challenger.add(new float[FEATURES], 2, 0);
        }
        assertThat(probabilities(new float[FEATURES])).containsExactly(new float[] {0.1f, 0.1f, 0.8f}, within(1e-6f));
    }

    @Test
    void knowsMoreAfterAFit() {
        teach(600, 3);
        challenger.refit();
        assertThat(probabilities(new float[] {2, 0, 0, 0})[2]).isGreaterThan(0.8f);
        assertThat(probabilities(new float[] {-2, 0, 0, 0})[0]).isGreaterThan(0.8f);
    }

    @Test
    void fitsWhatThereIsWhenAClassIsMissing() {
        teach(600, 2);
        challenger.refit();
        float[] p = probabilities(new float[] {2, 0, 0, 0});
        assertThat(p[2]).isGreaterThan(0.8f);
        assertThat(p[1]).isPositive();
        assertThat(p[0] + p[1] + p[2]).isCloseTo(1f, within(1e-5f));
    }

    @Test
    void isDueOncePerBoundaryOfEventTime() {
        assertThat(challenger.add(new float[FEATURES], 0, 10 * HOUR)).isTrue();
        assertThat(challenger.add(new float[FEATURES], 0, 11 * HOUR - 1)).isFalse();
        assertThat(challenger.add(new float[FEATURES], 0, 11 * HOUR)).isTrue();
        assertThat(challenger.add(new float[FEATURES], 0, 10 * HOUR)).isFalse();
    }

    @Test
    void doesNotFitOneClass() {
        challenger.add(new float[FEATURES], 1, 0);
        challenger.refit();
        assertThat(probabilities(new float[FEATURES])[1]).isEqualTo(0.5f);
    }

    @Test
    void saysTheSameAfterARestart() throws IOException {
        teach(700, 3);
        challenger.refit();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        challenger.write(new DataOutputStream(bytes));
        SmileChallenger copy = SmileChallenger.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        float[] x = {0.5f, 1, -1, 1};
        float[] p = new float[3];
        copy.probabilities(x, p);
        assertThat(p).containsExactly(probabilities(x), within(1e-6f));
        assertThat(copy.logLoss()).isEqualTo(challenger.logLoss());
        assertThat(copy.scored()).isEqualTo(700);
    }

    private void teach(int examples, int classes) {
        for (int i = 0; i < examples; i++) {
            float[] x = new float[FEATURES];
            for (int j = 0; j < FEATURES; j++) {
                x[j] = (float) random.nextGaussian();
            }
            int label = x[0] > 0.4 ? 2 : x[0] < -0.4 || classes == 2 ? 0 : 1;
            challenger.add(x, label, i * 1000L);
        }
    }

    private float[] probabilities(float[] x) {
        float[] p = new float[3];
        challenger.probabilities(x, p);
        return p;
    }
}
