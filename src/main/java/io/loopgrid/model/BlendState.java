package io.loopgrid.model;

import io.loopgrid.linalg.Exponential;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A blend that learns whom to hear: AdaGrad (Duchi, Hazan and Singer 2011) on the log loss of what was said before the label
 * was known (as in Mattern 2012). For one thread.
 *
 * <p>The loss is convex in the weights and each expert alone is one choice of them, so by the bound of online gradient
 * descent (Zinkevich 2003) the blend's loss exceeds the best expert's by no more than grows with the root of the number of
 * labels; where experts know different things it is better than any. It also calibrates: who is too sure is heard less, and
 * where nobody knows anything all weights go to 0. It keeps the score of everybody, older labels fading.
 */
public final class BlendState {
    private static final float LEARNING_RATE = 0.02f;
    private static final float OFFSET_RATE = 0.01f;
    private static final float PRIOR_SQUARES = 1f;
    private static final float LARGEST_WEIGHT = 3f;
    /** How much of a label's loss counts for trust: labels come in clusters that say the same. */
    private static final double TRUST_RATE = 0.1;
    /** So much of the trust goes back to where it was at first after each horizon, so that it can turn within some of them. */
    private static final double SHARED_TRUST = 0.01;
    /** How likely it is at first that nobody knows anything. */
    private static final double DOUBT = 0.5;

    private static final float LARGEST_OFFSET = 3f;
    /** After so many labels an old one counts e times less in the scores. */
    private static final double MEMORY = 10_000;

    private final int classes;
    private final float[] weights;
    private final float[] offsets;
    private final float[] squares;
    private final double[] losses;
    /** How much each expert alone, and at the end the blend, is trusted; what is missing to 1 is doubt in all of them. */
    private final double[] trust;

    private double labels;

    /**
     * A blend that has learned nothing.
     *
     * @param classes at least 2
     * @param weights of each expert at first, at least 0; copied
     */
    public BlendState(int classes, float... weights) {
        int experts = weights.length;
        this.classes = classes;
        this.weights = weights.clone();
        this.offsets = new float[classes];
        this.squares = new float[experts + classes];
        this.losses = new double[experts + 1];
        this.trust = new double[experts + 1];
        Arrays.fill(trust, (1 - DOUBT) / trust.length);
    }

    /** Takes over what another blend has learned of whom to hear, without its scores. */
    public void start(Blend other) {
        for (int e = 0; e < weights.length; e++) {
            weights[e] = other.weight(e);
        }
        for (int c = 0; c < classes; c++) {
            offsets[c] = other.offset(c);
        }
    }

    /**
     * The blend as far as it is to be trusted beside each expert alone: the geometric mean of all of them, each weighed by how
     * well it has foretold (the exponentially weighted forecaster with a share for all alike; Herbster and Warmuth 1998). The
     * log loss of such a mean is never above the weighted mean of the losses, so a blend that has learned nothing yet, or the
     * wrong thing, does little harm while somebody alone is better. One more of them says that every label is as likely as any
     * other, and is trusted most at first: who has foretold nothing yet should not be sure.
     */
    public Blend trusted() {
        float ofBlend = (float) trust[weights.length];
        float[] heard = new float[weights.length];
        float[] moved = new float[classes];
        for (int e = 0; e < heard.length; e++) {
            heard[e] = ofBlend * weights[e] + (float) trust[e];
        }
        for (int c = 0; c < classes; c++) {
            moved[c] = ofBlend * offsets[c];
        }
        return new Blend(heard, moved);
    }

    /** How it stands now. */
    public Blend current() {
        return new Blend(weights.clone(), offsets.clone());
    }

    /** The mean log loss of an expert, older labels fading; that of the blend for the number of experts. NaN without labels. */
    public double logLoss(int expert) {
        return losses[expert] / labels;
    }

    /** Learns what a number of labels say. */
    public void learn(BlendGradient gradient) {
        for (int e = 0; e < weights.length; e++) {
            float moved = weights[e] - step(e, gradient, LEARNING_RATE);
            weights[e] = Math.max(0, Math.min(LARGEST_WEIGHT, moved));
        }
        for (int c = 0; c < classes; c++) {
            float moved = offsets[c] - step(weights.length + c, gradient, OFFSET_RATE);
            offsets[c] = Math.max(-LARGEST_OFFSET, Math.min(LARGEST_OFFSET, moved));
        }
        learnTrust(gradient);
        double kept = Exponential.exp(-gradient.labels() / MEMORY);
        for (int i = 0; i < losses.length; i++) {
            losses[i] = losses[i] * kept + gradient.losses[i];
        }
        labels = labels * kept + gradient.labels();
    }

    private void learnTrust(BlendGradient gradient) {
        double doubtLoss = gradient.labels() * Exponential.log(classes);
        double least = doubtLoss;
        for (double loss : gradient.losses) {
            least = Math.min(least, loss);
        }
        double all = doubt() * Exponential.exp(TRUST_RATE * (least - doubtLoss));
        for (int i = 0; i < trust.length; i++) {
            trust[i] *= Exponential.exp(TRUST_RATE * (least - gradient.losses[i]));
            all += trust[i];
        }
        double kept = Exponential.exp(-SHARED_TRUST * TRUST_RATE * gradient.labels());
        for (int i = 0; i < trust.length; i++) {
            trust[i] = kept * trust[i] / all + (1 - kept) * (1 - DOUBT) / trust.length;
        }
    }

    /** How much it is believed that nobody knows anything. */
    private double doubt() {
        double rest = 1;
        for (double part : trust) {
            rest -= part;
        }
        return Math.max(0, rest);
    }

    private float step(int parameter, BlendGradient gradient, float rate) {
        squares[parameter] += gradient.squares[parameter];
        return rate * gradient.sums[parameter] / (float) Math.sqrt(squares[parameter] + PRIOR_SQUARES);
    }

    /** Writes everything. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(weights.length);
        out.writeByte(classes);
        out.writeDouble(labels);
        Rows.write(weights, out);
        Rows.write(offsets, out);
        Rows.write(squares, out);
        for (double loss : losses) {
            out.writeDouble(loss);
        }
        for (double part : trust) {
            out.writeDouble(part);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static BlendState read(DataInput in) throws IOException {
        float[] weights = new float[in.readByte()];
        BlendState state = new BlendState(in.readByte(), weights);
        state.labels = in.readDouble();
        Rows.read(state.weights, in);
        Rows.read(state.offsets, in);
        Rows.read(state.squares, in);
        for (int i = 0; i < state.losses.length; i++) {
            state.losses[i] = in.readDouble();
        }
        for (int i = 0; i < state.trust.length; i++) {
            state.trust[i] = in.readDouble();
        }
        return state;
    }
}
