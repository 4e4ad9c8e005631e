package io.loopgrid.model;

import io.loopgrid.linalg.Softmax;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Multinomial logistic regression over things that occur, such as words and pairs of words, each known by its place in a
 * table only (Weinberger et al. 2009), with AdaGrad's steps (Duchi, Hazan and Singer 2011). It learns from the first example
 * on what a word means, where an embedding must first know which words are alike.
 *
 * <p>Bounded: 8 × classes bytes for each of 2^{@value SparseFeatures#BITS} places; two things that fall together are learned
 * as one. For one thread.
 */
public final class HashedSoftmax {
    private static final float LEARNING_RATE = 0.5f;
    /** What is taken as seen of every weight, so that the first step is not the largest. */
    private static final float PRIOR_SQUARES = 0.1f;

    private final int classes;
    private final float[] weights;
    private final float[] squares;
    private final float[] bias;
    private final float[] biasSquares;
    private final float[] errors;

    /**
     * A model that has learned nothing.
     *
     * @param classes at least 2
     */
    public HashedSoftmax(int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("classes must be >= 2 but was " + classes);
        }
        this.classes = classes;
        this.weights = new float[classes << SparseFeatures.BITS];
        this.squares = new float[classes << SparseFeatures.BITS];
        this.bias = new float[classes];
        this.biasSquares = new float[classes];
        this.errors = new float[classes];
    }

    /** Computes the probabilities of the classes: numbers above 0, adding up to 1. */
    public void probabilities(SparseFeatures x, float[] out) {
        System.arraycopy(bias, 0, out, 0, classes);
        for (int i = 0; i < x.size(); i++) {
            int from = x.place(i) * classes;
            for (int c = 0; c < classes; c++) {
                out[c] += x.value(i) * weights[from + c];
            }
        }
        Softmax.softmax(out, 0, classes);
    }

    /** Learns an example as if it were the only one: a step along its gradient now. */
    public void learn(SparseFeatures x, int label) {
        probabilities(x, errors);
        errors[label] -= 1;
        for (int c = 0; c < classes; c++) {
            biasSquares[c] += errors[c] * errors[c];
            bias[c] -= LEARNING_RATE * errors[c] / (float) Math.sqrt(biasSquares[c] + PRIOR_SQUARES);
        }
        for (int i = 0; i < x.size(); i++) {
            step(x.place(i) * classes, x.value(i));
        }
    }

    private void step(int from, float value) {
        for (int c = 0; c < classes; c++) {
            float gradient = value * errors[c];
            squares[from + c] += gradient * gradient;
            weights[from + c] -= LEARNING_RATE * gradient / (float) Math.sqrt(squares[from + c] + PRIOR_SQUARES);
        }
    }

    /** What the i-th feature adds to logit(above) - logit(below). */
    public float contribution(SparseFeatures x, int i, int above, int below) {
        int from = x.place(i) * classes;
        return x.value(i) * (weights[from + above] - weights[from + below]);
    }

    /** Writes what was learned: each place that has a weight, and its weights. */
    public void write(DataOutput out) throws IOException {
        Rows.write(bias, out);
        Rows.write(biasSquares, out);
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != 0) {
                out.writeInt(i);
                out.writeFloat(weights[i]);
                out.writeFloat(squares[i]);
            }
        }
    }
}
