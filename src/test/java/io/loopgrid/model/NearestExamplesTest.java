package io.loopgrid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class NearestExamplesTest {
    private final NearestExamples nearest = new NearestExamples(3);
    private final float[] out = new float[3];

    @Test
    void saysTheSharesWhereNothingIsAlike() {
        nearest.learn(Sparse.of(1, 2), 0);
        nearest.probabilities(Sparse.of(8, 9), out);
        assertThat(out).containsExactly(new float[] {0.5f, 0.25f, 0.25f}, within(1e-6f));
    }

    @Test
    void repeatsWhatBecameOfTheSame() {
        for (int i = 0; i < 100; i++) {
            nearest.learn(Sparse.of(10 + i, 200 + i), 0);
        }
        nearest.learn(Sparse.of(1, 2, 3), 2);
        nearest.probabilities(Sparse.of(1, 2, 3), out);
        assertThat(out[2]).isGreaterThan(0.9f);
        assertThat(out[0] + out[1] + out[2]).isCloseTo(1f, within(1e-5f));
    }

    @Test
    void askingChangesNothing() {
        nearest.learn(Sparse.of(1, 2), 1);
        nearest.learn(Sparse.of(2, 3), 2);
        nearest.probabilities(Sparse.of(1, 3), out);
        float[] again = new float[3];
        nearest.probabilities(Sparse.of(1, 3), again);
        assertThat(again).containsExactly(out);
    }

    @Test
    void forgetsTheOldestWhenThereIsNoMoreRoom() {
        nearest.learn(Sparse.of(1, 2), 2);
        for (int i = 0; i < 60_000; i++) {
            nearest.learn(wide(i), 0);
        }
        nearest.probabilities(Sparse.of(1, 2), out);
        assertThat(out[2]).isLessThan(0.01f);
    }

    private static SparseFeatures wide(int i) {
        int[] places = new int[20];
        for (int j = 0; j < places.length; j++) {
            places[j] = 1000 + 1000 * j + i % 997;
        }
        return Sparse.of(places);
    }
}
