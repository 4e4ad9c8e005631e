package io.loopgrid.model;

import io.loopgrid.linalg.Kernels;
import io.loopgrid.linalg.Softmax;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A softmax as it was at one version: what predictors read. Cannot change, for any number of threads.
 *
 * <p>Logits are weights times features; probabilities are those of the calibrated logits, moved by what corrections have
 * taught. Corrections stand behind the calibration, because that is learned from the market alone: a person is heard at full
 * strength even where the market has shown the classifier to be worth nothing.
 */
public final class SoftmaxSnapshot {
    private final float[][] weights;
    private final float[][] moves;
    private final Calibration calibration;
    private final long version;
    private final long examples;
    private final long corrections;

    SoftmaxSnapshot(
            float[][] weights,
            float[][] moves,
            Calibration calibration,
            long version,
            long examples,
            long corrections) {
        this.weights = weights;
        this.moves = moves;
        this.calibration = calibration;
        this.version = version;
        this.examples = examples;
        this.corrections = corrections;
    }

    /** A softmax that has learned nothing: every class is as likely as any other. */
    public static SoftmaxSnapshot untaught(int classes, int features) {
        return new SoftmaxSnapshot(
                new float[classes][features], new float[classes][features], Calibration.identity(classes), 0, 0, 0);
    }

    /** How many classes there are. */
    public int classes() {
        return weights.length;
    }

    /** How many features it takes. */
    public int features() {
        return weights[0].length;
    }

    /** How often it has learned. */
    public long version() {
        return version;
    }

    /** How many examples it has learned. */
    public long examples() {
        return examples;
    }

    /** How many corrections it has learned and not unlearned. */
    public long corrections() {
        return corrections;
    }

    /** What makes probabilities of its logits. */
    public Calibration calibration() {
        return calibration;
    }

    /** What a feature of size 1 adds to the logit of a class, but for {@link Calibration#term}. */
    public float weight(int label, int feature) {
        return weights[label][feature] + moves[label][feature];
    }

    /** What the features {@code x[from…from + n)} add to logit(above) - logit(below), but for {@link Calibration#term}. */
    public float contribution(float[] x, int from, int n, int above, int below) {
        return Kernels.dot(weights[above], from, x, from, n)
                - Kernels.dot(weights[below], from, x, from, n)
                + Kernels.dot(moves[above], from, x, from, n)
                - Kernels.dot(moves[below], from, x, from, n);
    }

    /**
     * Adds {@code factor * (weights of above - weights of below)} over the slots {@code from…from + n} to
     * {@code y[yFrom…]}: the direction in which those features raise one class over another.
     */
    public void addDirection(int above, int below, int from, int n, float factor, float[] y, int yFrom) {
        Kernels.axpy(factor, weights[above], from, y, yFrom, n);
        Kernels.axpy(-factor, weights[below], from, y, yFrom, n);
        Kernels.axpy(factor, moves[above], from, y, yFrom, n);
        Kernels.axpy(-factor, moves[below], from, y, yFrom, n);
    }

    /** Computes the logits, before calibration and corrections. {@code x} has {@link #features()} numbers, {@code out} {@link #classes()}. */
    public void logits(float[] x, float[] out) {
        Kernels.dots(x, weights, weights.length, out);
    }

    /** Computes the calibrated probabilities: above 0, adding up to 1. */
    public void probabilities(float[] x, float[] out) {
        logits(x, out);
        finish(x, out);
    }

    /** Replaces {@link #logits} by the probabilities: calibrates them, and adds what corrections have moved. */
    public void finish(float[] x, float[] logits) {
        for (int c = 0; c < weights.length; c++) {
            logits[c] = calibration.logit(logits[c], c) + Kernels.dot(moves[c], x);
        }
        Softmax.softmax(logits, 0, logits.length);
    }

    /** Computes the probabilities before calibration, which the weights are learned from. */
    void uncalibrated(float[] x, float[] out) {
        logits(x, out);
        Softmax.softmax(out, 0, out.length);
    }

    /** Writes everything: 8 bytes for each weight. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(classes());
        out.writeInt(features());
        out.writeLong(version);
        out.writeLong(examples);
        out.writeLong(corrections);
        Rows.write(weights, out);
        Rows.write(moves, out);
        calibration.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public static SoftmaxSnapshot read(DataInput in) throws IOException {
        int classes = in.readByte();
        int features = in.readInt();
        long version = in.readLong();
        long examples = in.readLong();
        long corrections = in.readLong();
        float[][] weights = new float[classes][features];
        Rows.read(weights, in);
        float[][] moves = new float[classes][features];
        Rows.read(moves, in);
        return new SoftmaxSnapshot(weights, moves, Calibration.read(classes, in), version, examples, corrections);
    }
}
