package io.loopgrid.model;

import io.loopgrid.linalg.Exponential;
import io.loopgrid.linalg.Softmax;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Blends experts: logits are the weighted sum of the experts' log probabilities plus an offset for each class, with weights
 * learned by AdaGrad from the log loss of what was said before the label was known (a linear logarithmic pool; Genest and
 * Zidek 1986, learned as in Mattern 2012).
 *
 * <p>The loss is convex in the weights and each expert alone is one choice of them, so by the bound of online gradient descent
 * (Zinkevich 2003) the blend's total loss exceeds the best expert's by no more than grows with the root of the number of
 * labels; where experts know different things it is better than any. It also calibrates: experts that are too sure get
 * small weights. For one thread.
 */
public final class Blend {
    private static final float LEARNING_RATE = 0.02f;
    private static final float OFFSET_RATE = 0.003f;
    private static final float PRIOR_SQUARES = 1f;
    private static final float LARGEST_WEIGHT = 3f;
    private static final float LARGEST_OFFSET = 3f;
    private static final float SMALLEST_PROBABILITY = 1e-6f;

    private final int classes;
    private final float[] weights;
    private final float[] squares;
    private final float[] offsets;

    /**
     * A blend in which all count alike, and together as much as one.
     *
     * @param experts at least 1
     * @param classes at least 2
     */
    public Blend(int experts, int classes) {
        this.classes = classes;
        this.weights = new float[experts];
        this.squares = new float[experts];
        this.offsets = new float[classes];
        Arrays.fill(weights, 1f / experts);
    }

    /** What the log probabilities of an expert are multiplied by. */
    public float weight(int expert) {
        return weights[expert];
    }

    /**
     * Computes the blended probabilities.
     *
     * @param said the probabilities of each expert, not changed
     */
    public void probabilities(float[][] said, float[] out) {
        System.arraycopy(offsets, 0, out, 0, classes);
        for (int e = 0; e < weights.length; e++) {
            for (int c = 0; c < classes; c++) {
                out[c] += weights[e] * logit(said[e][c]);
            }
        }
        Softmax.softmax(out, 0, classes);
    }

    private static float logit(float probability) {
        return (float) Exponential.log(Math.max(SMALLEST_PROBABILITY, probability));
    }

    /**
     * Learns which experts to hear, from what they had said.
     *
     * @param share above 0 and at most 1: below 1 where other labels that became known with it say the same
     */
    public void learn(float[][] said, int label, float share) {
        float[] errors = new float[classes];
        probabilities(said, errors);
        errors[label] -= 1;
        for (int e = 0; e < weights.length; e++) {
            float gradient = 0;
            for (int c = 0; c < classes; c++) {
                gradient += share * errors[c] * logit(said[e][c]);
            }
            squares[e] += gradient * gradient;
            float moved = weights[e] - LEARNING_RATE * gradient / (float) Math.sqrt(squares[e] + PRIOR_SQUARES);
            weights[e] = Math.max(0, Math.min(LARGEST_WEIGHT, moved));
        }
        for (int c = 0; c < classes; c++) {
            float moved = offsets[c] - OFFSET_RATE * share * errors[c];
            offsets[c] = Math.max(-LARGEST_OFFSET, Math.min(LARGEST_OFFSET, moved));
        }
    }

    /** Writes everything. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(weights.length);
        out.writeByte(classes);
        Rows.write(weights, out);
        Rows.write(squares, out);
        Rows.write(offsets, out);
    }

    /** Reads what {@link #write} wrote. */
    public static Blend read(DataInput in) throws IOException {
        Blend blend = new Blend(in.readByte(), in.readByte());
        Rows.read(blend.weights, in);
        Rows.read(blend.squares, in);
        Rows.read(blend.offsets, in);
        return blend;
    }
}
