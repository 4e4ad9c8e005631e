package io.loopgrid.word2vec;

import java.util.Arrays;

/**
 * Draws rows in proportion to count^0.75, while the counts grow: the adaptive unigram table of Kaji and Kobayashi 2017,
 * algorithm 2. One thread; at most 4 bytes × capacity.
 */
final class NegativeSampler {
    /** 4 MiB: most draws hit the second-level cache, and a word seen once in a million tokens still has a place. */
    static final int DEFAULT_CAPACITY = 1 << 20;

    private final int capacity;
    private int[] rows = new int[1_024];
    private int filled;
    /** The sum of all shares so far: what the table would hold if it had no bound. */
    private double mass;

    NegativeSampler(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Notes one occurrence of a row.
     *
     * @param count how often it was seen, this time included
     */
    void see(int row, long count, SplitMix64 random) {
        // The growth of count^0.75 by one occurrence, to first order; square roots are the same on every machine.
        double share = count <= 1 ? 1 : 0.75 / Math.sqrt(Math.sqrt(count));
        mass += share;
        double places = filled < capacity ? share : share * capacity / mass;
        if (random.nextFloat() < places) {
            place(row, random);
        }
    }

    private void place(int row, SplitMix64 random) {
        if (filled == capacity) {
            rows[random.nextInt(capacity)] = row;
            return;
        }
        if (filled == rows.length) {
            rows = Arrays.copyOf(rows, Math.min(capacity, 2 * filled));
        }
        rows[filled++] = row;
    }

    /** A row drawn at random, or -1 when none was seen yet. */
    int draw(SplitMix64 random) {
        return filled == 0 ? -1 : rows[random.nextInt(filled)];
    }
}
