package io.loopgrid.model;

import io.loopgrid.linalg.Softmax;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Multinomial logistic regression over things that occur, such as words and pairs of words, each known by a hash only
 * (Weinberger et al. 2009), with AdaGrad's steps (Duchi, Hazan and Singer 2011). It learns from the first example on what a
 * word means, where an embedding must first know which words are alike.
 *
 * <p>Every example has a length of 1: what occurs in it counts {@code 1 / sqrt(n + 1)}, and so does the bias. Bounded: 8 ×
 * classes bytes for each of 2^18 hashes; two that fall together are learned as one. For one thread.
 */
public final class HashedSoftmax {
    private static final int BITS = 18;
    private static final int MASK = (1 << BITS) - 1;
    private static final long BIAS = 0x9E3779B97F4A7C15L;
    private static final float LEARNING_RATE = 0.5f;
    /** What is taken as seen of every weight, so that the first step is not the largest. */
    private static final float PRIOR_SQUARES = 0.01f;

    private final int classes;
    private final float[] weights;
    private final float[] squares;

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
        this.weights = new float[classes << BITS];
        this.squares = new float[classes << BITS];
        Arrays.fill(squares, PRIOR_SQUARES);
    }

    /**
     * Computes the probabilities of the classes.
     *
     * @param hashes what occurs, without repeats; all 64 bits should be well mixed
     * @param out receives a number above 0 for each class, adding up to 1
     */
    public void probabilities(long[] hashes, float[] out) {
        float value = value(hashes);
        Arrays.fill(out, 0f);
        addTo(out, BIAS, value);
        for (long hash : hashes) {
            addTo(out, hash, value);
        }
        Softmax.softmax(out, 0, classes);
    }

    private void addTo(float[] logits, long hash, float value) {
        int from = place(hash);
        for (int c = 0; c < classes; c++) {
            logits[c] += value * weights[from + c];
        }
    }

    /**
     * Learns an example.
     *
     * @param probabilities what was said of it
     * @param label the place of the true class
     */
    public void learn(long[] hashes, float[] probabilities, int label) {
        float value = value(hashes);
        step(BIAS, value, probabilities, label);
        for (long hash : hashes) {
            step(hash, value, probabilities, label);
        }
    }

    private void step(long hash, float value, float[] probabilities, int label) {
        int from = place(hash);
        for (int c = 0; c < classes; c++) {
            float gradient = value * (probabilities[c] - (c == label ? 1 : 0));
            squares[from + c] += gradient * gradient;
            weights[from + c] -= LEARNING_RATE * gradient / (float) Math.sqrt(squares[from + c]);
        }
    }

    /** What one occurrence adds to logit(above) - logit(below) in an example of so many. */
    public float contribution(long hash, int occurrences, int above, int below) {
        int from = place(hash);
        return (weights[from + above] - weights[from + below]) / (float) Math.sqrt(occurrences + 1.0);
    }

    private int place(long hash) {
        return ((int) (hash >>> (Long.SIZE - BITS)) & MASK) * classes;
    }

    private static float value(long[] hashes) {
        return 1f / (float) Math.sqrt(hashes.length + 1.0);
    }

    /** Writes what was learned: each place that has a weight, and its weights. */
    public void write(DataOutput out) throws IOException {
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != 0) {
                out.writeInt(i);
                out.writeFloat(weights[i]);
                out.writeFloat(squares[i]);
            }
        }
    }
}
