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

final class ExpertMixTest {
    private static final float[] SURE = {0.8f, 0.2f};
    private static final float[] UNSURE = {0.5f, 0.5f};
    private static final float[] WRONG = {0.1f, 0.9f};

    private final ExpertMix mix = new ExpertMix(3, 0.001);

    @Test
    void givesTheWeightToTheBest() {
        learn(200, 0.2);
        assertThat(mix.weight(0)).isGreaterThan(0.95);
        assertThat(mix.heaviest()).isZero();
        assertThat(mix.logLoss(0)).isLessThan(mix.logLoss(1));
    }

    @Test
    void losesLittleAgainstTheBest() {
        ExpertMix exact = new ExpertMix(3, 0);
        double loss = 0;
        float[] out = new float[2];
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            int label = random.nextDouble() < 0.2 ? 1 : 0;
            exact.mix(experts(), out);
            loss -= Math.log(out[label]);
            exact.learn(experts(), label);
        }
        assertThat(loss).isLessThan(1000 * exact.logLoss(0) + Math.log(3) + 0.01);
    }

    @Test
    void comesBackToAnExpertWhoseTimeHasCome() {
        learn(5000, 0.2);
        learn(100, 0.9);
        assertThat(mix.heaviest()).isEqualTo(2);
    }

    @Test
    void mixesByTheWeights() {
        float[] out = new float[2];
        mix.mix(experts(), out);
        assertThat(out[0]).isCloseTo((0.8f + 0.5f + 0.1f) / 3, within(1e-6f));
    }

    @Test
    void survivesARestart() throws IOException {
        learn(100, 0.2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mix.write(new DataOutputStream(bytes));
        ExpertMix copy = ExpertMix.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (int expert = 0; expert < 3; expert++) {
            assertThat(copy.weight(expert)).isEqualTo(mix.weight(expert));
            assertThat(copy.logLoss(expert)).isEqualTo(mix.logLoss(expert));
        }
    }

    private void learn(int labels, double second) {
        Random random = new Random(2);
        for (int i = 0; i < labels; i++) {
            mix.learn(experts(), random.nextDouble() < second ? 1 : 0);
        }
    }

    private static float[][] experts() {
        return new float[][] {SURE, UNSURE, WRONG};
    }
}
