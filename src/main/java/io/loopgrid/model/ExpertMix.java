package io.loopgrid.model;

import io.loopgrid.linalg.Exponential;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Mixes the probabilities of experts, each weighted by how well it has foretold so far.
 *
 * <p>Weights are multiplied by the probability that each expert gave to the true class: the exponentially weighted average
 * forecaster for the log loss with learning rate 1 (Cesa-Bianchi and Lugosi 2006, section 3.3), whose loss is never more than
 * ln(experts) above that of the best, in total. A small share is given to all alike after each label (fixed share, Herbster
 * and Warmuth 1998), so that an expert that was bad in the last market comes back in the next one. For one thread.
 */
public final class ExpertMix {
    private static final double SMALLEST = 1e-9;

    private final double shared;
    private final double[] weights;
    private final double[] losses;
    private long learned;

    /**
     * A mix in which all are equal.
     *
     * @param experts at least 1
     * @param shared the share of the weight that is given to all alike after each label, 0 to 1; 0.001 suits changes every
     *     thousand labels
     */
    public ExpertMix(int experts, double shared) {
        if (experts < 1) {
            throw new IllegalArgumentException("experts must be >= 1 but was " + experts);
        }
        if (!(shared >= 0 && shared <= 1)) {
            throw new IllegalArgumentException("shared must be 0 to 1 but was " + shared);
        }
        this.shared = shared;
        this.weights = new double[experts];
        this.losses = new double[experts];
        Arrays.fill(weights, 1.0 / experts);
    }

    /** How much an expert counts; all add up to 1. */
    public double weight(int expert) {
        return weights[expert];
    }

    /** The mean log loss of an expert so far, NaN before the first label. */
    public double logLoss(int expert) {
        return losses[expert] / learned;
    }

    /** The expert that counts most: the champion when it is better by the whole past, not by one lucky day. */
    public int heaviest() {
        int heaviest = 0;
        for (int e = 1; e < weights.length; e++) {
            heaviest = weights[e] > weights[heaviest] ? e : heaviest;
        }
        return heaviest;
    }

    /**
     * Computes the mixed probabilities.
     *
     * @param probabilities of each expert, not changed
     * @param out as many numbers as there are classes, adding up to 1
     */
    public void mix(float[][] probabilities, float[] out) {
        for (int c = 0; c < out.length; c++) {
            double sum = 0;
            for (int e = 0; e < weights.length; e++) {
                sum += weights[e] * probabilities[e][c];
            }
            out[c] = (float) sum;
        }
    }

    /** Learns which experts were right, from what they had said before the label was known. */
    public void learn(float[][] probabilities, int label) {
        learn(probabilities, label, 1);
    }

    /**
     * The same where a label counts for less than one, because others that became known with it say the same.
     *
     * @param weight above 0, at most 1
     */
    public void learn(float[][] probabilities, int label, double weight) {
        double all = 0;
        for (int e = 0; e < weights.length; e++) {
            double given = Math.max(SMALLEST, probabilities[e][label]);
            double logGiven = Exponential.log(given);
            losses[e] -= logGiven;
            weights[e] *= weight == 1 ? given : Exponential.exp(weight * logGiven);
            all += weights[e];
        }
        for (int e = 0; e < weights.length; e++) {
            weights[e] = (1 - shared) * weights[e] / all + shared / weights.length;
        }
        learned++;
    }

    /** Writes everything. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(weights.length);
        out.writeDouble(shared);
        out.writeLong(learned);
        for (int e = 0; e < weights.length; e++) {
            out.writeDouble(weights[e]);
            out.writeDouble(losses[e]);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static ExpertMix read(DataInput in) throws IOException {
        ExpertMix mix = new ExpertMix(in.readByte(), in.readDouble());
        mix.learned = in.readLong();
        for (int e = 0; e < mix.weights.length; e++) {
            mix.weights[e] = in.readDouble();
            mix.losses[e] = in.readDouble();
        }
        return mix;
    }
}
