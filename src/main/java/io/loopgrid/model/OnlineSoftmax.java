package io.loopgrid.model;

import io.loopgrid.linalg.Exponential;
import io.loopgrid.linalg.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Multinomial logistic regression that learns while it runs.
 *
 * <p>Steps are AdaGrad's (Duchi, Hazan and Singer 2011), for each weight its own, made independent of the units of the
 * features (Ross, Mineiro and Langford 2013, section 3: a weight is also divided by the size of its feature, here the root
 * of its mean square), because word vectors, returns and ones differ a hundredfold. The sums of squares fade, so that the
 * model can follow a market that changes: after {@code memory} examples an old one counts e times less. A step is at most
 * ten times that of a single example, whatever number of examples is learned at once.
 *
 * <p>A plain function of state and gradient. A step costs some 600 square roots for 3 classes and 200 features, a few microseconds,
 * whatever number of examples it is for.
 */
public final class OnlineSoftmax implements OnlineModel<SoftmaxState> {
    /** So many typical examples are taken as seen, so that the first ones do not throw the weights about. */
    private static final float PRIOR_EXAMPLES = 10f;
    /** The mean square of an error where three classes are equally likely. */
    private static final float TYPICAL_SQUARED_ERROR = 0.2f;

    private static final float LARGEST_STEP = 10f;

    private final int classes;
    private final int features;
    private final float learningRate;
    private final double memoryExamples;
    private final float decay;

    /**
     * A model with the defaults for everything but its shape: learning rate 0.05, a memory of 20,000 examples, and weights
     * that fade by a hundred-thousandth with each example.
     */
    public OnlineSoftmax(int classes, int features) {
        this(classes, features, 0.05, 20_000, 1e-5);
    }

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
        this.memoryExamples = memoryExamples;
        this.decay = (float) decay;
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
        state.view().probabilities(x, out);
    }

    /** Learns one example; allocates a gradient for it. Who has many uses {@link #learn(SoftmaxState, SoftmaxGradient)}. */
    @Override
    public void learn(SoftmaxState state, float[] x, int label) {
        SoftmaxGradient gradient = new SoftmaxGradient(classes, features);
        gradient.add(state.view(), x, label, 1);
        learn(state, gradient);
    }

    /** Learns all examples of a sum in one step. */
    public void learn(SoftmaxState state, SoftmaxGradient gradient) {
        int n = gradient.examples();
        float kept = (float) Exponential.exp(-n / memoryExamples);
        state.seen = state.seen * kept + n;
        for (int i = 0; i < features; i++) {
            state.featureSquares[i] = state.featureSquares[i] * kept + gradient.featureSquares[i];
        }
        float remaining = (float) Exponential.exp(-n * (double) decay);
        for (int c = 0; c < classes; c++) {
            Kernels.scale(state.moves[c], 0, features, kept);
            step(state, c, gradient.sums[c], gradient.squares[c], kept, remaining);
            if (gradient.hasMoves()) {
                Kernels.add(gradient.moves[c], state.moves[c]);
            }
        }
        state.calibration.learn(gradient.calibration, gradient.calibrationSquares, kept);
        state.version++;
        state.examples += n;
        state.corrections += gradient.corrections();
    }

    private void step(SoftmaxState state, int c, float[] sum, float[] sumOfSquares, float kept, float remaining) {
        float[] weights = state.weights[c];
        float[] squares = state.squares[c];
        float perExample = (float) (1 / Math.max(1, state.seen));
        for (int i = 0; i < features; i++) {
            float size = state.featureSquares[i] * perExample;
            squares[i] = squares[i] * kept + sumOfSquares[i];
            float known = squares[i] + PRIOR_EXAMPLES * TYPICAL_SQUARED_ERROR * size;
            // Where a feature has always been 0 both parts of the fraction are 0.
            float step = known > 0 ? sum[i] / (float) Math.sqrt(known) : 0;
            float bounded = Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, step));
            float delta = size > 0 ? learningRate * bounded / (float) Math.sqrt(size) : 0;
            weights[i] = weights[i] * remaining - delta;
        }
    }

    @Override
    public void write(SoftmaxState state, DataOutput out) throws IOException {
        state.write(out);
    }

    @Override
    public SoftmaxState read(DataInput in) throws IOException {
        SoftmaxState state = initial();
        state.version = in.readLong();
        state.examples = in.readLong();
        state.corrections = in.readLong();
        state.seen = in.readDouble();
        Rows.read(state.weights, in);
        Rows.read(state.moves, in);
        Rows.read(state.squares, in);
        Rows.read(state.featureSquares, in);
        state.calibration.read(in);
        return state;
    }
}
