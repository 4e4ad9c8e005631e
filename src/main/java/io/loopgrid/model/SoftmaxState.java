package io.loopgrid.model;

import java.io.DataOutput;
import java.io.IOException;

/** What an {@link OnlineSoftmax} has learned, with what it needs to learn more. Changed by it only; for one thread. */
public final class SoftmaxState {
    final float[][] weights;
    /** What corrections add to the weights, behind the calibration. */
    final float[][] moves;
    /** The fading sums of squared gradients. */
    final float[][] squares;
    /** The fading sums of squared features, and over how many examples. */
    final float[] featureSquares;

    final CalibrationState calibration;
    double seen;
    long version;
    long examples;
    long corrections;

    SoftmaxState(int classes, int features) {
        weights = new float[classes][features];
        moves = new float[classes][features];
        squares = new float[classes][features];
        featureSquares = new float[features];
        calibration = new CalibrationState(classes);
    }

    /** How often it has learned: once for each gradient. */
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

    /** A copy of what predictors need. */
    public SoftmaxSnapshot snapshot() {
        return new SoftmaxSnapshot(
                Rows.copy(weights), Rows.copy(moves), calibration.current(), version, examples, corrections);
    }

    /** The same without a copy, for use before the state changes. */
    SoftmaxSnapshot view() {
        return new SoftmaxSnapshot(weights, moves, calibration.current(), version, examples, corrections);
    }

    /** Writes everything: 12 bytes for each weight. */
    void write(DataOutput out) throws IOException {
        out.writeLong(version);
        out.writeLong(examples);
        out.writeLong(corrections);
        out.writeDouble(seen);
        Rows.write(weights, out);
        Rows.write(moves, out);
        Rows.write(squares, out);
        Rows.write(featureSquares, out);
        calibration.write(out);
    }
}
