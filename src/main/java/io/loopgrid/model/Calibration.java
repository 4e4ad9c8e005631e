package io.loopgrid.model;

import io.loopgrid.linalg.Softmax;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Makes the probabilities of a classifier as sure as they are right: logits are multiplied by one slope and each class gets
 * an offset (matrix scaling of Guo et al. 2017 section 4.2, with a multiple of the identity). The identity at first.
 *
 * <p>It is learned from logits that were computed before their label was known, so a classifier that has only learned noise
 * is seen to be worth nothing: the slope goes to 0 and the offsets become the shares of the classes. Cannot change; the
 * owner's form that learns is {@link CalibrationState}.
 */
public final class Calibration {
    private final float slope;
    private final float[] offsets;

    Calibration(float slope, float[] offsets) {
        this.slope = slope;
        this.offsets = offsets;
    }

    /** The calibration that changes nothing. */
    public static Calibration identity(int classes) {
        return new Calibration(1, new float[classes]);
    }

    /** What logits are multiplied by, at least 0. */
    public float slope() {
        return slope;
    }

    /** What is then added to the logit of a class. */
    public float offset(int label) {
        return offsets[label];
    }

    /** Replaces logits by calibrated probabilities. */
    public void probabilities(float[] logits) {
        for (int c = 0; c < offsets.length; c++) {
            logits[c] = logit(logits[c], c);
        }
        Softmax.softmax(logits, 0, offsets.length);
    }

    /** The calibrated logit of a class. */
    float logit(float logit, int label) {
        return slope * logit + offsets[label];
    }

    /** What it adds to the difference of two logits that is {@code difference} without it. */
    public float term(float difference, int above, int below) {
        return (slope - 1) * difference + offsets[above] - offsets[below];
    }

    void write(DataOutput out) throws IOException {
        out.writeFloat(slope);
        Rows.write(offsets, out);
    }

    static Calibration read(int classes, DataInput in) throws IOException {
        float slope = in.readFloat();
        float[] offsets = new float[classes];
        Rows.read(offsets, in);
        return new Calibration(slope, offsets);
    }
}
