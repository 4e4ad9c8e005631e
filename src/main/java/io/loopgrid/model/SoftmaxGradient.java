package io.loopgrid.model;

import io.loopgrid.linalg.Kernels;
import io.loopgrid.linalg.Softmax;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a number of examples ask a softmax to change, as one sum: made where the examples are, applied where the model is.
 *
 * <p>Beside the sum of the gradients it has the sum of their squares, so that AdaGrad's accumulators grow as if the examples
 * had come one by one, and the sum of squared features. For one thread; adding costs some 9 passes over the features and
 * allocates nothing.
 */
public final class SoftmaxGradient {
    final float[][] sums;
    final float[][] squares;
    final float[] featureSquares;
    final float[] calibration;
    final float[] calibrationSquares;
    /** Added to the weights as they are; all zero but for corrections. */
    final float[][] moves;

    private final float[] logits;
    private final float[] errors;
    private final float[] xSquared;
    private boolean hasMoves;
    private boolean hasRelabels;
    private int examples;
    private int corrections;

    /** A sum over no examples. */
    public SoftmaxGradient(int classes, int features) {
        sums = new float[classes][features];
        squares = new float[classes][features];
        moves = new float[classes][features];
        featureSquares = new float[features];
        calibration = new float[classes + 1];
        calibrationSquares = new float[classes + 1];
        logits = new float[classes];
        errors = new float[classes];
        xSquared = new float[features];
    }

    /** How many examples it is the sum of. */
    public int examples() {
        return examples;
    }

    /** By how many the corrections grow: those learned less those retracted. */
    public int corrections() {
        return corrections;
    }

    /** Whether applying it changes nothing. */
    public boolean isEmpty() {
        return examples == 0 && corrections == 0 && !hasMoves && !hasRelabels;
    }

    boolean hasMoves() {
        return hasMoves;
    }

    /**
     * Adds an example: the gradient of {@code weight} times the log loss, at the weights of the model and, for the
     * calibration, at the calibrated probabilities.
     *
     * @param model the newest version at hand
     * @param x the features as they were predicted from, not changed
     * @param label the true class
     * @param weight above 0, 1 for a usual example
     */
    public void add(SoftmaxSnapshot model, float[] x, int label, float weight) {
        model.logits(x, logits);
        addAtLogits(model, x, label, weight);
    }

    /**
     * The same where something beside the features speaks for the classes.
     *
     * @param votes what is added to the logits before they are calibrated, not changed
     */
    public void add(SoftmaxSnapshot model, float[] x, float[] votes, int label, float weight) {
        model.logits(x, logits);
        Kernels.add(votes, logits);
        addAtLogits(model, x, label, weight);
    }

    private void addAtLogits(SoftmaxSnapshot model, float[] x, int label, float weight) {
        System.arraycopy(logits, 0, errors, 0, errors.length);
        model.calibration().probabilities(errors);
        addCalibration(label, weight);
        System.arraycopy(logits, 0, errors, 0, errors.length);
        Softmax.softmax(errors, 0, errors.length);
        errors[label] -= 1;
        for (int i = 0; i < x.length; i++) {
            xSquared[i] = x[i] * x[i];
        }
        for (int c = 0; c < errors.length; c++) {
            float error = weight * errors[c];
            Kernels.axpy(error, x, sums[c]);
            Kernels.axpy(error * error, xSquared, squares[c]);
        }
        Kernels.add(xSquared, featureSquares);
        examples++;
    }

    /** {@link #errors} holds the calibrated probabilities. */
    private void addCalibration(int label, float weight) {
        float slope = 0;
        for (int c = 0; c < errors.length; c++) {
            float error = weight * (errors[c] - (c == label ? 1 : 0));
            slope += error * logits[c];
            calibration[c + 1] += error;
            calibrationSquares[c + 1] += error * error;
        }
        calibration[0] += slope;
        calibrationSquares[0] += slope * slope;
    }

    /**
     * Adds what turns an example learned with one label into one learned with another: the difference of their gradients,
     * which does not depend on the model. Swapping the labels takes it back.
     */
    public void relabel(float[] x, int learned, int right, float weight) {
        Kernels.axpy(weight, x, sums[learned]);
        Kernels.axpy(-weight, x, sums[right]);
        hasRelabels = true;
    }

    /**
     * Moves the weights so that logit(up) - logit(down) of the very features grows by {@code step}, by the shortest way that
     * uses only the slots {@code from…from + n}. Adding it with the opposite step takes it back.
     */
    public void move(float[] x, int from, int n, int up, int down, float step) {
        float norm = Kernels.squaredNorm(x, from, n);
        if (norm > 0) {
            Kernels.axpy(step / (2 * norm), x, from, moves[up], from, n);
            Kernels.axpy(-step / (2 * norm), x, from, moves[down], from, n);
            hasMoves = true;
        }
    }

    /** Adds the moves of another sum, times a factor, and nothing else of it. */
    public void addMoves(SoftmaxGradient other, float factor) {
        for (int c = 0; c < moves.length; c++) {
            Kernels.axpy(factor, other.moves[c], moves[c]);
        }
        hasMoves |= other.hasMoves;
    }

    /** Counts corrections that were learned, or with a negative number retracted. */
    public void countCorrections(int number) {
        corrections += number;
    }

    /** Adds another sum to this one. */
    public void addAll(SoftmaxGradient other) {
        for (int c = 0; c < sums.length; c++) {
            Kernels.add(other.sums[c], sums[c]);
            Kernels.add(other.squares[c], squares[c]);
            Kernels.add(other.moves[c], moves[c]);
        }
        Kernels.add(other.featureSquares, featureSquares);
        Kernels.add(other.calibration, calibration);
        Kernels.add(other.calibrationSquares, calibrationSquares);
        hasMoves |= other.hasMoves;
        hasRelabels |= other.hasRelabels;
        examples += other.examples;
        corrections += other.corrections;
    }

    /** Writes everything. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(sums.length);
        out.writeInt(featureSquares.length);
        out.writeInt(examples);
        out.writeInt(corrections);
        out.writeBoolean(hasMoves);
        out.writeBoolean(hasRelabels);
        Rows.write(sums, out);
        Rows.write(squares, out);
        Rows.write(featureSquares, out);
        Rows.write(calibration, out);
        Rows.write(calibrationSquares, out);
        if (hasMoves) {
            Rows.write(moves, out);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static SoftmaxGradient read(DataInput in) throws IOException {
        int classes = in.readByte();
        SoftmaxGradient gradient = new SoftmaxGradient(classes, in.readInt());
        gradient.examples = in.readInt();
        gradient.corrections = in.readInt();
        gradient.hasMoves = in.readBoolean();
        gradient.hasRelabels = in.readBoolean();
        Rows.read(gradient.sums, in);
        Rows.read(gradient.squares, in);
        Rows.read(gradient.featureSquares, in);
        Rows.read(gradient.calibration, in);
        Rows.read(gradient.calibrationSquares, in);
        if (gradient.hasMoves) {
            Rows.read(gradient.moves, in);
        }
        return gradient;
    }
}
