package io.loopgrid.model;

import io.loopgrid.linalg.Exponential;
import io.loopgrid.linalg.Kernels;
import io.loopgrid.linalg.Softmax;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Multinomial logistic regression that learns while it runs.
 *
 * <p>Steps are AdaGrad's (Duchi, Hazan and Singer 2011), for each weight its own; features are expected to be about as large
 * as one or smaller. The sums of squares fade, so that the model can follow a market that changes: after {@code memory}
 * examples an old one counts e times less.
 *
 * <p>A plain function of state and example. A step costs some 600 square roots for 3 classes and 200 features, a few
 * microseconds.
 */
public final class OnlineSoftmax implements OnlineModel<SoftmaxState> {
    /** What is taken as seen of every weight, so that the first examples do not throw the weights about. */
    private static final float PRIOR_SQUARES = 1f;

    private final int classes;
    private final int features;
    private final float learningRate;
    private final float kept;
    private final float remaining;

    /**
     * A model.
     *
     * @param classes 2 to 127
     * @param features at least 1
     * @param learningRate the size of a step, above 0
     * @param memoryExamples after how many examples an old one counts e times less, at least 1
     * @param decay the share of a weight that is lost with each example, 0 to below 1
     */
    public OnlineSoftmax(int classes, int features, double learningRate, double memoryExamples, double decay) {
        require(classes >= 2 && classes <= Byte.MAX_VALUE, "classes must be 2 to 127 but was ", classes);
        require(features >= 1, "features must be >= 1 but was ", features);
        require(learningRate > 0, "learningRate must be > 0 but was ", learningRate);
        require(memoryExamples >= 1, "memoryExamples must be >= 1 but was ", memoryExamples);
        require(decay >= 0 && decay < 1, "decay must be 0 to below 1 but was ", decay);
        this.classes = classes;
        this.features = features;
        this.learningRate = (float) learningRate;
        this.kept = (float) Exponential.exp(-1 / memoryExamples);
        this.remaining = (float) (1 - decay);
    }

    private static void require(boolean holds, String rule, double value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + value);
        }
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public SoftmaxState initial() {
        return new SoftmaxState(classes, features);
    }

    @Override
    public void probabilities(SoftmaxState state, float[] x, float[] out) {
        Kernels.dots(x, state.weights, classes, out);
        Softmax.softmax(out, 0, classes);
    }

    @Override
    public void learn(SoftmaxState state, float[] x, int label) {
        float[] errors = state.errors;
        probabilities(state, x, errors);
        errors[label] -= 1;
        for (int c = 0; c < classes; c++) {
            step(state.weights[c], state.squares[c], errors[c], x);
        }
    }

    private void step(float[] weights, float[] squares, float error, float[] x) {
        for (int i = 0; i < features; i++) {
            float gradient = error * x[i];
            squares[i] = squares[i] * kept + gradient * gradient;
            weights[i] =
                    weights[i] * remaining - learningRate * gradient / (float) Math.sqrt(squares[i] + PRIOR_SQUARES);
        }
    }

    @Override
    public void write(SoftmaxState state, DataOutput out) throws IOException {
        state.write(out);
    }

    @Override
    public SoftmaxState read(DataInput in) throws IOException {
        SoftmaxState state = initial();
        Rows.read(state.weights, in);
        Rows.read(state.squares, in);
        return state;
    }
}
