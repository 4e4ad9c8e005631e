package io.loopgrid.evaluation;

import io.loopgrid.linalg.Exponential;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The shares of the classes among the labels known so far, as a forecast of the next label: what has to be beaten.
 *
 * <p>How far a few labels may be trusted depends on whether they are independent. A thousand predictions of one hour can share
 * one outcome; whoever takes them for a thousand outcomes is sure of the wrong class an hour later, and makes every model
 * beside it look skilled. So several forecasters run side by side that have each pretended to have seen some labels of every
 * class, from one to thousands, and are weighted by how well they did (a Bayes mixture of Dirichlet priors). Its total log
 * loss is at most ln {@value #FORECASTERS} above that of the best of them, whatever the labels are (Cesa-Bianchi and Lugosi
 * 2006, section 9.2).
 */
final class RunningShares {
    private static final int FORECASTERS = 5;

    /** Labels of each class that a forecaster pretends to have seen. */
    private static final double[] PRETENDED = {1, 8, 64, 512, 4_096};

    private final double[] counts;
    private final DelayedLabels delayed;
    private final double[] logWeights = new double[FORECASTERS];
    private final double[] weights = new double[FORECASTERS];
    private double all;

    RunningShares(int classes) {
        this.counts = new double[classes];
        this.delayed = new DelayedLabels(classes);
        Arrays.fill(weights, 1.0 / FORECASTERS);
    }

    /** It is this late, epoch milliseconds UTC: learns the labels that are known by now. */
    void reach(long timeMillis) {
        all += delayed.takeKnown(timeMillis, counts);
    }

    /** The probability of a class. */
    double probability(int label) {
        double sum = 0;
        for (int f = 0; f < FORECASTERS; f++) {
            sum += weights[f] * probability(f, label);
        }
        return sum;
    }

    private double probability(int forecaster, int label) {
        return (counts[label] + PRETENDED[forecaster]) / (all + counts.length * PRETENDED[forecaster]);
    }

    /**
     * Scores the forecasters by the label of what was just asked, which is learned when it is known.
     *
     * @param knownMillis when, epoch milliseconds UTC
     */
    void add(int label, long knownMillis) {
        double best = Double.NEGATIVE_INFINITY;
        for (int f = 0; f < FORECASTERS; f++) {
            logWeights[f] += Exponential.log(probability(f, label));
            best = Math.max(best, logWeights[f]);
        }
        double sum = 0;
        for (int f = 0; f < FORECASTERS; f++) {
            // Only differences count: so they stay small however long it runs.
            logWeights[f] -= best;
            weights[f] = Exponential.exp(logWeights[f]);
            sum += weights[f];
        }
        for (int f = 0; f < FORECASTERS; f++) {
            weights[f] /= sum;
        }
        delayed.add(label, knownMillis);
    }

    /** The most frequent class so far; of equal ones the first. */
    int mostFrequent() {
        int most = 0;
        for (int c = 1; c < counts.length; c++) {
            most = counts[c] > counts[most] ? c : most;
        }
        return most;
    }

    void write(DataOutput out) throws IOException {
        for (double count : counts) {
            out.writeDouble(count);
        }
        for (int f = 0; f < FORECASTERS; f++) {
            out.writeDouble(logWeights[f]);
            out.writeDouble(weights[f]);
        }
        delayed.write(out);
    }

    void read(DataInput in) throws IOException {
        all = 0;
        for (int c = 0; c < counts.length; c++) {
            counts[c] = in.readDouble();
            all += counts[c];
        }
        for (int f = 0; f < FORECASTERS; f++) {
            logWeights[f] = in.readDouble();
            weights[f] = in.readDouble();
        }
        delayed.read(in);
    }
}
