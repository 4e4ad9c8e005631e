package io.loopgrid.model;

import io.loopgrid.linalg.Exponential;
import io.loopgrid.linalg.Softmax;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a number of labels say of the experts and of their blend, as one sum: the gradients of the blend's log loss, their
 * squares, and the log losses of the blend and of each expert alone. All are of what was said before the label was known.
 * For one thread; adding allocates nothing.
 */
public final class BlendGradient {
    private static final float SMALLEST_PROBABILITY = 1e-6f;

    private final int experts;
    private final int classes;
    final float[] sums;
    final float[] squares;
    /** Of each expert, and of the blend at the end. */
    final double[] losses;

    private final float[] errors;
    private final float[] alone;
    private double labels;

    /** A sum over no labels. */
    public BlendGradient(int experts, int classes) {
        this.experts = experts;
        this.classes = classes;
        this.sums = new float[experts + classes];
        this.squares = new float[experts + classes];
        this.losses = new double[experts + 1];
        this.errors = new float[classes];
        this.alone = new float[classes];
    }

    /** How many labels it is of, each counted by its share. */
    public double labels() {
        return labels;
    }

    /**
     * Adds a label.
     *
     * @param blend as it is now
     * @param said what the experts had said, as {@link Blend#logits} takes it
     * @param share above 0 and at most 1: below 1 where other labels say the same
     */
    public void add(Blend blend, float[] said, int label, float share) {
        blend.probabilities(said, errors);
        losses[experts] += share * loss(errors[label]);
        errors[label] -= 1;
        for (int e = 0; e < experts; e++) {
            float gradient = 0;
            for (int c = 0; c < classes; c++) {
                gradient += share * errors[c] * said[e * classes + c];
            }
            grow(e, gradient);
            System.arraycopy(said, e * classes, alone, 0, classes);
            Softmax.softmax(alone, 0, classes);
            losses[e] += share * loss(alone[label]);
        }
        for (int c = 0; c < classes; c++) {
            grow(experts + c, share * errors[c]);
        }
        labels += share;
    }

    private void grow(int parameter, float gradient) {
        sums[parameter] += gradient;
        squares[parameter] += gradient * gradient;
    }

    private static double loss(float probability) {
        return -Exponential.log(Math.max(SMALLEST_PROBABILITY, probability));
    }

    /** Adds another sum to this one. */
    public void addAll(BlendGradient other) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
            squares[i] += other.squares[i];
        }
        for (int i = 0; i < losses.length; i++) {
            losses[i] += other.losses[i];
        }
        labels += other.labels;
    }

    /** Writes everything. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(experts);
        out.writeByte(classes);
        out.writeDouble(labels);
        Rows.write(sums, out);
        Rows.write(squares, out);
        for (double loss : losses) {
            out.writeDouble(loss);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static BlendGradient read(DataInput in) throws IOException {
        BlendGradient gradient = new BlendGradient(in.readByte(), in.readByte());
        gradient.labels = in.readDouble();
        Rows.read(gradient.sums, in);
        Rows.read(gradient.squares, in);
        for (int i = 0; i < gradient.losses.length; i++) {
            gradient.losses[i] = in.readDouble();
        }
        return gradient;
    }
}
