package io.loopgrid.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A calibration that learns: AdaGrad (Duchi, Hazan and Singer 2011) over the slope and the offsets. For one thread.
 *
 * <p>Gradients come as sums over examples in an array of classes + 1 numbers: the slope's first, then the offsets'.
 */
final class CalibrationState {
    private static final float LEARNING_RATE = 0.05f;
    /** So many typical gradients are taken as seen, so that the first examples do not throw it about. */
    private static final float PRIOR = 10f;

    private static final float LARGEST_SLOPE = 4f;
    private static final float LARGEST_OFFSET = 5f;

    private final float[] parameters;
    private final float[] squares;

    CalibrationState(int classes) {
        parameters = new float[classes + 1];
        parameters[0] = 1;
        squares = new float[classes + 1];
    }

    Calibration current() {
        float[] offsets = new float[parameters.length - 1];
        System.arraycopy(parameters, 1, offsets, 0, offsets.length);
        return new Calibration(parameters[0], offsets);
    }

    void learn(float[] gradient, float[] gradientSquares, float kept) {
        for (int i = 0; i < parameters.length; i++) {
            squares[i] = squares[i] * kept + gradientSquares[i];
            parameters[i] -= LEARNING_RATE * gradient[i] / (float) Math.sqrt(squares[i] + PRIOR);
        }
        parameters[0] = Math.max(0, Math.min(LARGEST_SLOPE, parameters[0]));
        for (int i = 1; i < parameters.length; i++) {
            parameters[i] = Math.max(-LARGEST_OFFSET, Math.min(LARGEST_OFFSET, parameters[i]));
        }
    }

    void write(DataOutput out) throws IOException {
        Rows.write(parameters, out);
        Rows.write(squares, out);
    }

    void read(DataInput in) throws IOException {
        Rows.read(parameters, in);
        Rows.read(squares, in);
    }
}
