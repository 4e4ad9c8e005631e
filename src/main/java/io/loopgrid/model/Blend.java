package io.loopgrid.model;

import io.loopgrid.linalg.Softmax;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much each expert is heard: logits are the weighted sum of the experts' logits plus an offset for each class (a linear
 * logarithmic pool; Genest and Zidek 1986). Cannot change; the owner's form that learns is {@link BlendState}.
 *
 * <p>So what is said is a sum of what the experts say, and can be explained as one.
 */
public final class Blend {
    private final float[] weights;
    private final float[] offsets;

    Blend(float[] weights, float[] offsets) {
        this.weights = weights;
        this.offsets = offsets;
    }

    /** Who hears one expert alone. */
    public static Blend of(int expert, int experts, int classes) {
        float[] weights = new float[experts];
        weights[expert] = 1;
        return new Blend(weights, new float[classes]);
    }

    /** How many experts there are. */
    public int experts() {
        return weights.length;
    }

    /** How many classes there are. */
    public int classes() {
        return offsets.length;
    }

    /** What the logits of an expert are multiplied by, at least 0. */
    public float weight(int expert) {
        return weights[expert];
    }

    /** What is then added to the logit of a class. */
    public float offset(int label) {
        return offsets[label];
    }

    /**
     * Computes the blended logits.
     *
     * @param said the logits of each expert, the classes of one expert after the other, not changed
     */
    public void logits(float[] said, float[] out) {
        int classes = offsets.length;
        System.arraycopy(offsets, 0, out, 0, classes);
        for (int e = 0; e < weights.length; e++) {
            for (int c = 0; c < classes; c++) {
                out[c] += weights[e] * said[e * classes + c];
            }
        }
    }

    /** Computes the blended probabilities. */
    public void probabilities(float[] said, float[] out) {
        logits(said, out);
        Softmax.softmax(out, 0, offsets.length);
    }

    /** Writes everything. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(weights.length);
        out.writeByte(offsets.length);
        Rows.write(weights, out);
        Rows.write(offsets, out);
    }

    /** Reads what {@link #write} wrote. */
    public static Blend read(DataInput in) throws IOException {
        Blend blend = new Blend(new float[in.readByte()], new float[in.readByte()]);
        Rows.read(blend.weights, in);
        Rows.read(blend.offsets, in);
        return blend;
    }
}
