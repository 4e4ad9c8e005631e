package io.loopgrid.model;

import java.io.DataOutput;
import java.io.IOException;

/** What an {@link OnlineSoftmax} has learned, with what it needs to learn more. Changed by it only; for one thread. */
public final class SoftmaxState {
    final float[][] weights;
    /** The fading sums of squared gradients. */
    final float[][] squares;

    final float[] errors;

    SoftmaxState(int classes, int features) {
        weights = new float[classes][features];
        squares = new float[classes][features];
        errors = new float[classes];
    }

    /** A copy of the weights for predictors. */
    public LinearWeights weights() {
        return new LinearWeights(Rows.copy(weights));
    }

    /** Writes everything: 8 bytes for each weight. */
    void write(DataOutput out) throws IOException {
        Rows.write(weights, out);
        Rows.write(squares, out);
    }
}
