package io.loopgrid.word2vec;

import io.loopgrid.function.Partitions;

/** The generator of all randomness in training: SplitMix64 (Steele, Lea and Flood 2014), one long of state, one thread. */
final class SplitMix64 {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private static final float TO_UNIT = 0x1.0p-24f;

    private long state;

    SplitMix64(long seed) {
        this.state = seed;
    }

    /** Starts over, as if made with this seed. */
    void reseed(long seed) {
        state = seed;
    }

    long nextLong() {
        state += GAMMA;
        return Partitions.mix(state);
    }

    /** A whole number from 0 to {@code bound - 1}; the bias is at most bound / 2^32. */
    int nextInt(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** A multiple of 2^-24 in [0, 1). */
    float nextFloat() {
        return (nextLong() >>> 40) * TO_UNIT;
    }
}
