package io.loopgrid.evaluation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What can be said without looking at a tweet: the most frequent class so far, the shares of the classes so far, the last
 * class again, and the last class mirrored (DOWN for UP; the order of the classes turned round).
 *
 * <p>Those that name one class are as sure of it as they have been right so far, and give the rest to the others in equal
 * parts. Each is asked before it learns the label.
 */
final class Baselines {
    /** How many name a class: the most frequent, the last, the last turned round. */
    static final int GUESSERS = 3;

    private final int classes;
    private final Tally majority;
    private final Tally prior;
    private final Tally noChange;
    private final Tally reversal;
    private final RunningShares shares;
    private final float[] scratch;
    private final boolean[] wasRight = new boolean[GUESSERS];
    private double lastPriorLoss;

    Baselines(int classes) {
        this.classes = classes;
        this.majority = new Tally(classes);
        this.prior = new Tally(classes);
        this.noChange = new Tally(classes);
        this.reversal = new Tally(classes);
        this.shares = new RunningShares(classes);
        this.scratch = new float[classes];
    }

    /**
     * Asks all of them, then tells them the label, which the shares and the majority know from then on that it was known.
     *
     * @param previous the label that was the newest known at the time of the prediction; below 0 when there was none
     * @param timeMillis when it was predicted, epoch milliseconds UTC
     * @param knownMillis when the label was known
     */
    void add(int label, int previous, long timeMillis, long knownMillis) {
        shares.reach(timeMillis);
        int frequent = shares.mostFrequent();
        int again = previous < 0 ? frequent : previous;
        int turned = previous < 0 ? frequent : classes - 1 - previous;
        fillPrior();
        lastPriorLoss = prior.add(scratch, frequent, label);
        addSure(majority, frequent, label);
        addSure(noChange, again, label);
        addSure(reversal, turned, label);
        wasRight[0] = frequent == label;
        wasRight[1] = again == label;
        wasRight[2] = turned == label;
        shares.add(label, knownMillis);
    }

    /** Whether the most frequent class (0), the last (1) or the last turned round (2) was the label added last. */
    boolean wasRight(int guesser) {
        return wasRight[guesser];
    }

    /** The log loss of the shares of the classes by the label added last. */
    double lastPriorLoss() {
        return lastPriorLoss;
    }

    private void addSure(Tally tally, int predicted, int label) {
        double right = tally.count() == 0 ? 0 : tally.accuracy() * tally.count();
        // One right guess among as many as there are classes is taken as seen (Laplace's rule).
        float sure = (float) ((right + 1) / (tally.count() + classes));
        for (int c = 0; c < classes; c++) {
            scratch[c] = c == predicted ? sure : (1 - sure) / (classes - 1);
        }
        tally.add(scratch, predicted, label);
    }

    private void fillPrior() {
        for (int c = 0; c < classes; c++) {
            scratch[c] = (float) shares.probability(c);
        }
    }

    double priorLogLoss() {
        return prior.logLoss();
    }

    BaselineScores scores() {
        return new BaselineScores(majority.scores(), noChange.scores(), reversal.scores(), prior.scores());
    }

    void write(DataOutput out) throws IOException {
        majority.write(out);
        prior.write(out);
        noChange.write(out);
        reversal.write(out);
        shares.write(out);
    }

    void read(DataInput in) throws IOException {
        majority.read(in);
        prior.read(in);
        noChange.read(in);
        reversal.read(in);
        shares.read(in);
    }
}
