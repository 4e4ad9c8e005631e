package io.loopgrid.model;

import io.loopgrid.linalg.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One number for each class and feature: how much a feature of size 1 adds to the logit of a class. Cannot change, for any
 * number of threads.
 */
public final class LinearWeights {
    private final float[][] rows;

    /** Takes the rows, one of each class and all of one length, as its own: nobody else may change them. */
    LinearWeights(float[][] rows) {
        this.rows = rows;
    }

    /** All zeros: every class is as likely as any other. */
    public static LinearWeights zero(int classes, int features) {
        return new LinearWeights(new float[classes][features]);
    }

    /** How many features it takes. */
    public int features() {
        return rows[0].length;
    }

    /** Computes the logits. {@code x} has {@link #features()} numbers, {@code out} as many as there are classes. */
    public void logits(float[] x, float[] out) {
        Kernels.dots(x, rows, rows.length, out);
    }

    /** Adds the logits to {@code out}. */
    public void addLogits(float[] x, float[] out) {
        for (int c = 0; c < rows.length; c++) {
            out[c] += Kernels.dot(x, rows[c]);
        }
    }

    /** Adds {@code factor * (weights of above - weights of below)} to {@code out}, over all features. */
    public void addDirection(int above, int below, float factor, float[] out) {
        Kernels.axpy(factor, rows[above], out);
        Kernels.axpy(-factor, rows[below], out);
    }

    /** Writes everything: 4 bytes for each weight. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(rows.length);
        out.writeInt(features());
        Rows.write(rows, out);
    }

    /** Reads what {@link #write} wrote. */
    public static LinearWeights read(DataInput in) throws IOException {
        float[][] rows = new float[in.readByte()][in.readInt()];
        Rows.read(rows, in);
        return new LinearWeights(rows);
    }
}
