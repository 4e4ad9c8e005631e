package io.loopgrid.word2vec;

import org.jspecify.annotations.Nullable;

/** 4,096 rows of a table; a table grows by one of these, so that no row ever moves. */
final class RowChunk {
    static final int BITS = 12;
    static final int ROWS = 1 << BITS;
    static final int MASK = ROWS - 1;

    final @Nullable String[] words = new @Nullable String[ROWS];
    final long[] hashes = new long[ROWS];
    final long[] counts = new long[ROWS];
    /** How often a word may have been seen before its row began; null as long as no word of the chunk has been. */
    long @Nullable [] headStarts;

    /** One array a row: loops over whole arrays are vectorised, loops over slices of one matrix are not. */
    final float[] @Nullable [] targets = new float[ROWS] @Nullable [];

    final float[] @Nullable [] contexts = new float[ROWS] @Nullable [];

    /** What the optimiser has gathered of each vector's gradients. */
    final float[] targetAccumulators = new float[ROWS];

    final float[] contextAccumulators = new float[ROWS];

    /** {@link WordSettings#CLASSES} numbers a row. */
    final float[] labels = new float[ROWS * WordLabels.NUMBERS];
}
