package io.loopgrid.word2vec;

/** Where gradients go: into the rows themselves, or into sums for their owners. */
interface RowUpdates {
    /**
     * Takes the gradient {@code factor * input} for a row's context vector.
     *
     * @param vector the row's context vector
     * @param inputEnergy the mean square of the input's numbers
     */
    void context(int row, float[] vector, float factor, float[] input, float inputEnergy);

    /**
     * Takes a gradient for a row's target vector.
     *
     * @param vector the row's target vector
     * @param gradient valid during the call only
     */
    void target(int row, float[] vector, float[] gradient);
}
