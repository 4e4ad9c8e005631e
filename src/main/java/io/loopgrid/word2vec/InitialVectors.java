package io.loopgrid.word2vec;

import io.loopgrid.function.Partitions;

/** Where a word's target vector starts: uniform in ±0.5 / dimension, decided by the word alone. */
final class InitialVectors {
    private InitialVectors() {}

    static float[] of(String word, int dimension) {
        float[] vector = new float[dimension];
        fill(word, vector);
        return vector;
    }

    /** Overwrites a vector with the word's first one. */
    static void fill(String word, float[] vector) {
        SplitMix64 random = new SplitMix64(Partitions.hash64(word));
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (random.nextFloat() - 0.5f) / vector.length;
        }
    }
}
