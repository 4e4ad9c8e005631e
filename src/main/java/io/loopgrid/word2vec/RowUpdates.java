package io.loopgrid.word2vec;

import org.jspecify.annotations.Nullable;

/** The rows that a trainer steps on: those of a table, or its own copies of them. */
interface RowUpdates {
    /** A row's target vector, to be read only; null when it has none. */
    float @Nullable [] target(int row);

    /** A row's context vector, to be read only; null when it has none. */
    float @Nullable [] context(int row);

    /**
     * Steps a row's context vector along the gradient {@code factor * input}.
     *
     * @param vector what {@link #context} gave
     * @param energy the gradient's mean square
     */
    void stepContext(int row, float[] vector, float factor, float[] input, float energy);

    /**
     * Steps a row's target vector along a gradient.
     *
     * @param vector what {@link #target} gave
     * @param gradient valid during the call only
     */
    void stepTarget(int row, float[] vector, float[] gradient);
}
