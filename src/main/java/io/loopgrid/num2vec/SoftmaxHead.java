package io.loopgrid.num2vec;

import io.loopgrid.linalg.Kernels;
import io.loopgrid.linalg.Softmax;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A small softmax over an encoding, that tells how much the encoding foretells. Steps are AdaGrad's (Duchi, Hazan and Singer
 * 2011). For one thread.
 */
final class SoftmaxHead {
    static final int CLASSES = 3;
    private static final float LEARNING_RATE = 0.05f;
    /** What is taken as seen of every weight, so that the first step is not the largest. */
    private static final float PRIOR_SQUARES = 1f;

    private final int inputs;
    private final float[] weights;
    private final float[] squares;

    SoftmaxHead(int inputs) {
        this.inputs = inputs;
        this.weights = new float[CLASSES * inputs];
        this.squares = new float[CLASSES * inputs];
        Arrays.fill(squares, PRIOR_SQUARES);
    }

    int inputs() {
        return inputs;
    }

    float weight(int label, int input) {
        return weights[label * inputs + input];
    }

    void probabilities(float[] x, float[] out) {
        for (int label = 0; label < CLASSES; label++) {
            out[label] = Kernels.dot(weights, label * inputs, x, 0, inputs);
        }
        Softmax.softmax(out, 0, CLASSES);
    }

    /**
     * Takes a step.
     *
     * @param errors for each class the probability that is said now, less 1 for the true one
     * @param share how much the example counts, above 0, at most 1
     */
    void learn(float[] x, float[] errors, float share) {
        for (int label = 0; label < CLASSES; label++) {
            for (int i = 0; i < inputs; i++) {
                int at = label * inputs + i;
                float gradient = share * errors[label] * x[i];
                squares[at] += gradient * gradient;
                weights[at] -= LEARNING_RATE * gradient / (float) Math.sqrt(squares[at]);
            }
        }
    }

    void write(DataOutput out) throws IOException {
        for (int i = 0; i < weights.length; i++) {
            out.writeFloat(weights[i]);
            out.writeFloat(squares[i]);
        }
    }

    void read(DataInput in) throws IOException {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = in.readFloat();
            squares[i] = in.readFloat();
        }
    }
}
