package io.loopgrid.model;

import java.util.Arrays;

/** Sparse features for tests: every one given has a value that makes the example's length 1. */
final class Sparse {
    private Sparse() {}

    static SparseFeatures of(int... places) {
        float[] values = new float[places.length];
        Arrays.fill(values, 1f / (float) Math.sqrt(places.length));
        return new SparseFeatures(places, values, places.length);
    }
}
