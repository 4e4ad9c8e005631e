package io.loopgrid.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
    private final float[] out = new float[2];

    @Test
    void makesMoreOfFewLabels() {
        assertThat(lossAfterFewLabels(true)).isLessThan(lossAfterFewLabels(false));
    }

    @Test
    void learnsTheSameFromTheSameExamples() {
        assertThat(lossAfterFewLabels(true)).isEqualTo(lossAfterFewLabels(true));
    }

    private double lossAfterFewLabels(boolean rehearses) {
        HashedSoftmax model = new HashedSoftmax(2);
        Rehearsal rehearsal = new Rehearsal(model);
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            int label = random.nextInt(2);
            SparseFeatures x = example(random, label);
            if (rehearses) {
                rehearsal.learn(x, label);
            } else {
                model.learn(x, label);
            }
        }
        double loss = 0;
        for (int i = 0; i < 500; i++) {
            int label = random.nextInt(2);
            model.probabilities(example(random, label), out);
            loss -= Math.log(out[label]);
        }
        return loss / 500;
    }

    /** One of ten words that mean the label, among chance. */
    private static SparseFeatures example(Random random, int label) {
        return Sparse.of(10 * label + random.nextInt(10), 100 + random.nextInt(40), 200 + random.nextInt(40));
    }
}
