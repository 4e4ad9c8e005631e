package io.loopgrid.model;

import io.loopgrid.linalg.Exponential;
import io.loopgrid.linalg.Kernels;
import io.loopgrid.linalg.Softmax;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A small network that learns while it runs: features, one hidden layer of hyperbolic tangents, a softmax. It can say what a
 * linear model cannot, such as that a rise goes on after good news and not after bad.
 *
 * <p>Features are divided by the root of their mean square and cut at ±3; steps are AdaGrad's (Duchi, Hazan and Singer 2011)
 * and weights fade a little with each example. The hidden weights begin with small numbers that depend on nothing but their
 * place, the outer ones with zeros, so that it says nothing before it has learned. A plain function of state and example;
 * with 160 features and 16 hidden units a prediction costs some 2,600 multiplications, about a microsecond.
 */
public final class TwoLayerNetwork implements OnlineModel<NetworkState> {
    private static final float PRIOR_SQUARES = 1f;
    private static final float LARGEST_INPUT = 3f;
    private static final double MEMORY_EXAMPLES = 20_000;

    private final int classes;
    private final int hidden;
    private final int features;
    private final float learningRate;
    private final float kept;

    /**
     * A network.
     *
     * @param classes 2 to 127
     * @param hidden units, at least 1
     * @param features at least 1
     * @param learningRate the size of a step, above 0; 0.02 suits a few thousand examples
     * @param decay the share of a weight that is lost with each example, 0 to below 1
     */
    public TwoLayerNetwork(int classes, int hidden, int features, double learningRate, double decay) {
        if (classes < 2 || classes > Byte.MAX_VALUE || hidden < 1 || features < 1) {
            throw new IllegalArgumentException("classes must be 2 to 127, hidden and features >= 1 but were " + classes
                    + ", " + hidden + " and " + features);
        }
        if (!(learningRate > 0) || !(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException(
                    "learningRate must be > 0 and decay 0 to below 1 but were " + learningRate + " and " + decay);
        }
        this.classes = classes;
        this.hidden = hidden;
        this.features = features;
        this.learningRate = (float) learningRate;
        this.kept = (float) (1 - decay);
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public NetworkState initial() {
        NetworkState state = new NetworkState(classes, hidden, features);
        float size = 1f / (float) Math.sqrt(features);
        for (int h = 0; h < hidden; h++) {
            for (int i = 0; i < features; i++) {
                // A hash of the place (Marsaglia's xorshift), from -1 to 1: alike on every machine.
                long bits = (h + 1) * 0x9E3779B97F4A7C15L + (i + 1) * 0xD1B54A32D192ED03L;
                bits ^= bits >>> 29;
                bits *= 0xBF58476D1CE4E5B9L;
                bits ^= bits >>> 32;
                state.inner[h][i] = size * ((bits & 0xFFFFFF) / (float) 0x800000 - 1);
            }
        }
        return state;
    }

    /** Working space of one thread. */
    public static final class Scratch {
        final float[] scaled;
        final float[] units;
        final float[] errors;

        Scratch(int classes, int hidden, int features) {
            scaled = new float[features + 1];
            units = new float[hidden + 1];
            errors = new float[classes];
        }
    }

    /** Working space for this network. */
    public Scratch scratch() {
        return new Scratch(classes, hidden, features);
    }

    @Override
    public void probabilities(NetworkState state, float[] x, float[] out) {
        logits(state, x, scratch(), out, 0);
        Softmax.softmax(out, 0, classes);
    }

    /** Computes the logits into {@code out[from…]}. Any number of threads may read a state that does not change. */
    public void logits(NetworkState state, float[] x, Scratch scratch, float[] out, int from) {
        scale(state, x, scratch.scaled);
        Kernels.dots(scratch.scaled, state.inner, hidden, scratch.units);
        for (int h = 0; h < hidden; h++) {
            scratch.units[h] = tanh(scratch.units[h]);
        }
        scratch.units[hidden] = 1;
        for (int c = 0; c < classes; c++) {
            out[from + c] = Kernels.dot(scratch.units, state.outer[c]);
        }
    }

    private void scale(NetworkState state, float[] x, float[] scaled) {
        float perExample = (float) (1 / Math.max(1, state.seen));
        for (int i = 0; i < features; i++) {
            float size = state.featureSquares[i] * perExample;
            float value = size > 0 ? x[i] / (float) Math.sqrt(size) : 0;
            scaled[i] = Math.max(-LARGEST_INPUT, Math.min(LARGEST_INPUT, value));
        }
        scaled[features] = 1;
    }

    private static float tanh(float x) {
        double e = Exponential.exp(2.0 * Math.max(-20, Math.min(20, x)));
        return (float) ((e - 1) / (e + 1));
    }

    @Override
    public void learn(NetworkState state, float[] x, int label) {
        learn(state, x, label, scratch());
    }

    /** The same without allocation. */
    public void learn(NetworkState state, float[] x, int label, Scratch scratch) {
        float fading = (float) (1 - 1 / MEMORY_EXAMPLES);
        state.seen = state.seen * fading + 1;
        for (int i = 0; i < features; i++) {
            state.featureSquares[i] = state.featureSquares[i] * fading + x[i] * x[i];
        }
        logits(state, x, scratch, scratch.errors, 0);
        Softmax.softmax(scratch.errors, 0, classes);
        scratch.errors[label] -= 1;
        for (int h = 0; h < hidden; h++) {
            float error = errorOf(state, h, scratch);
            step(state.inner[h], state.innerSquares[h], error, scratch.scaled);
        }
        for (int c = 0; c < classes; c++) {
            step(state.outer[c], state.outerSquares[c], scratch.errors[c], scratch.units);
        }
    }

    /** The derivative of the log loss by the input of a hidden unit. */
    private float errorOf(NetworkState state, int h, Scratch scratch) {
        float error = 0;
        for (int c = 0; c < classes; c++) {
            error += scratch.errors[c] * state.outer[c][h];
        }
        return error * (1 - scratch.units[h] * scratch.units[h]);
    }

    private void step(float[] weights, float[] squares, float error, float[] inputs) {
        for (int i = 0; i < weights.length; i++) {
            float gradient = error * inputs[i];
            squares[i] += gradient * gradient;
            weights[i] = kept * weights[i] - learningRate * gradient / (float) Math.sqrt(squares[i] + PRIOR_SQUARES);
        }
    }

    @Override
    public void write(NetworkState state, DataOutput out) throws IOException {
        state.write(out);
    }

    @Override
    public NetworkState read(DataInput in) throws IOException {
        NetworkState state = new NetworkState(classes, hidden, features);
        state.read(in);
        return state;
    }
}
