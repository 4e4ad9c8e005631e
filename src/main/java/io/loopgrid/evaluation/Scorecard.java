package io.loopgrid.evaluation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the score of predictions that were made before their label was known (prequential, Dawid 1984), beside baselines that
 * get the same labels in the same order.
 *
 * <p>Its size does not grow with the number of predictions: at most 1,024 blocks of time of {@code classes² + 2} numbers
 * each. For one thread.
 */
public final class Scorecard {
    private static final int FEWEST_CLASSES = 2;
    private static final int MOST_CLASSES = 20;

    private final int classes;
    private final Tally model;
    private final Baselines baselines;
    /** For each block its confusion table, the log loss of the model and that of the running class shares. */
    private final Blocks blocks;

    /**
     * An empty card.
     *
     * @param classes 2 to 20
     */
    public Scorecard(int classes) {
        if (classes < FEWEST_CLASSES || classes > MOST_CLASSES) {
            throw new IllegalArgumentException("classes must be 2 to 20 but was " + classes);
        }
        this.classes = classes;
        this.model = new Tally(classes);
        this.baselines = new Baselines(classes);
        this.blocks = new Blocks(classes * classes + 2);
    }

    /**
     * Adds a prediction whose label is now known.
     *
     * @param probabilities of the classes, as predicted
     * @param predicted the class that was called most probable
     * @param label the true class
     * @param previous the newest label known at the time of the prediction, below 0 when there was none
     * @param timeMillis when the prediction was made, epoch milliseconds UTC
     */
    public void add(float[] probabilities, int predicted, int label, int previous, long timeMillis) {
        double loss = model.add(probabilities, predicted, label);
        double priorLoss = baselines.add(label, previous);
        double[] block = blocks.at(timeMillis);
        block[label * classes + predicted]++;
        block[classes * classes] += loss;
        block[classes * classes + 1] += priorLoss;
    }

    /** How many predictions it has. */
    public long scored() {
        return model.count();
    }

    /** The scores without intervals: cheap, for a look while it runs. */
    public Scores scores() {
        return model.scores();
    }

    /** 1 - log loss / log loss of the running class shares; NaN when empty. */
    public double logLossSkill() {
        return 1 - model.logLoss() / baselines.priorLogLoss();
    }

    /**
     * Everything there is to say, intervals included: some ten milliseconds.
     *
     * @param labels what the classes are called
     * @param flatBand the largest |return| that is FLAT, NaN where there is none
     * @param seed of the bootstrap: the same seed gives the same intervals
     */
    public LearningReport report(List<String> labels, double flatBand, long seed) {
        Scores scores = model.scores();
        double[][] sums = blocks.toArray();
        BlockBootstrap bootstrap = new BlockBootstrap(seed);
        Interval accuracy = bootstrap.interval(sums, sum -> Confusion.accuracy(sum, classes));
        Interval mcc = bootstrap.interval(sums, sum -> Confusion.mcc(sum, classes));
        Interval skill = bootstrap.interval(sums, sum -> 1 - sum[classes * classes] / sum[classes * classes + 1]);
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int c = 0; c < classes; c++) {
            shares.put(labels.get(c), model.share(c));
        }
        return new LearningReport(
                model.count(),
                scores.accuracy(),
                scores.balancedAccuracy(),
                scores.mcc(),
                scores.logLoss(),
                scores.brier(),
                scores.ece(),
                scores.macroF1(),
                logLossSkill(),
                new LearningReport.Intervals(accuracy.toList(), mcc.toList(), skill.toList()),
                baselines.scores(),
                flatBand,
                shares,
                skill.verdict());
    }

    /** Writes everything. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(classes);
        model.write(out);
        baselines.write(out);
        blocks.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public static Scorecard read(DataInput in) throws IOException {
        Scorecard card = new Scorecard(in.readByte());
        card.model.read(in);
        card.baselines.read(in);
        card.blocks.read(in);
        return card;
    }
}
