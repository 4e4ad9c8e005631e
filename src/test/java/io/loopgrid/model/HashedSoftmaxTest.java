package io.loopgrid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class HashedSoftmaxTest {
    private final HashedSoftmax model = new HashedSoftmax(3);
    private final float[] out = new float[3];

    @Test
    void knowsNothingAtFirst() {
        model.probabilities(Sparse.of(1, 2), out);
        assertThat(out).containsExactly(new float[] {1f / 3, 1f / 3, 1f / 3}, within(1e-6f));
    }

    @Test
    void hearsTheWordThatMatters() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            int label = random.nextInt(3);
            model.learn(Sparse.of(10 + label, 100 + random.nextInt(50), 100 + random.nextInt(50)), label);
        }
        model.probabilities(Sparse.of(12, 120, 130), out);
        assertThat(out[2]).isGreaterThan(0.8f);
    }

    @Test
    void saysWhatEachFeatureGives() {
        model.learn(Sparse.of(5, 6), 2);
        model.learn(Sparse.of(6, 7), 0);
        SparseFeatures x = Sparse.of(5, 6, 7);
        model.probabilities(x, out);
        float sum = 0;
        for (int i = 0; i < x.size(); i++) {
            sum += model.contribution(x, i, 2, 0);
        }
        float[] bias = new float[3];
        model.probabilities(Sparse.of(), bias);
        assertThat(sum + Math.log(bias[2] / bias[0])).isCloseTo(Math.log(out[2] / out[0]), within(1e-5));
    }

    @Test
    void learnsAlongTheGradientOfTheLogLoss() {
        // The first step of AdaGrad is rate * g / sqrt(g^2 + prior): its direction and ratio are the gradient's.
        SparseFeatures x = Sparse.of(3, 4);
        model.learn(x, 1);
        double gradient = x.value(0) * (1.0 / 3 - 1);
        double expected = -0.5 * gradient / Math.sqrt(gradient * gradient + 0.1);
        double other = x.value(0) / 3.0;
        double expectedOther = -0.5 * other / Math.sqrt(other * other + 0.1);
        assertThat(model.contribution(x, 0, 1, 0))
                .isCloseTo((float) (x.value(0) * (expected - expectedOther)), within(1e-6f));
    }
}
