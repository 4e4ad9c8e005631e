package io.loopgrid.evaluation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the score of predictions that were made before their label was known (prequential, Dawid 1984), beside baselines that
 * get the same labels in the same order.
 *
 * <p>Its size does not grow with the number of predictions: at most 1,024 blocks of time of {@code 2 × classes + 8} numbers
 * each. For one thread.
 */
public final class Scorecard {
    /** The most classes there may be. */
    public static final int MOST_CLASSES = 32;

    private static final int FEWEST_CLASSES = 2;

    private final int classes;
    private final Tally model;
    private final Baselines baselines;
    private final Direction direction;
    private final Blocks blocks;
    private double horizonsMillis;

    /**
     * An empty card.
     *
     * @param classes 2 to {@value #MOST_CLASSES}
     */
    public Scorecard(int classes) {
        if (classes < FEWEST_CLASSES || classes > MOST_CLASSES) {
            throw new IllegalArgumentException(
                    "classes must be " + FEWEST_CLASSES + " to " + MOST_CLASSES + " but was " + classes);
        }
        this.classes = classes;
        this.model = new Tally(classes);
        this.baselines = new Baselines(classes);
        this.direction = new Direction(classes);
        this.blocks = new Blocks(BlockSums.width(classes));
    }

    /**
     * Adds a prediction whose label is now known.
     *
     * @param probabilities of the classes, as predicted
     * @param predicted the class that was called most probable
     * @param label the true class
     * @param previous the newest label known at the time of the prediction, below 0 when there was none
     * @param timeMillis when the prediction was made, epoch milliseconds UTC
     * @param horizonMillis how much later its label became known: labels that are closer than that share what happened
     */
    public void add(
            float[] probabilities, int predicted, int label, int previous, long timeMillis, long horizonMillis) {
        double loss = model.add(probabilities, predicted, label);
        baselines.add(label, previous, timeMillis, timeMillis + horizonMillis);
        direction.add(probabilities, label, timeMillis, timeMillis + horizonMillis);
        double[] block = blocks.at(timeMillis);
        BlockSums.add(block, classes, label, predicted, loss, baselines, direction);
        horizonsMillis += horizonMillis;
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
        BlockSums sums = new BlockSums(blocks.toArray(), classes);
        BlockBootstrap bootstrap = sums.bootstrap(horizonsMillis / model.count() / blocks.lengthMillis(), seed);
        boolean isOfMarket =
                labels.get(0).equals("DOWN") && labels.get(classes - 1).equals("UP");
        Interval skill = bootstrap.interval(sums::skill);
        Interval sideSkill = isOfMarket ? bootstrap.interval(sums::directionSkill) : Interval.UNKNOWN;
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
                isOfMarket ? direction.skill() : Double.NaN,
                new LearningReport.Intervals(
                        bootstrap.interval(sums::accuracy).toList(),
                        bootstrap.interval(sums::mcc).toList(),
                        skill.toList(),
                        sideSkill.toList(),
                        baselineAccuracy(bootstrap, sums)),
                baselines.scores(),
                flatBand,
                shares,
                skill.verdict());
    }

    private static Map<String, List<Double>> baselineAccuracy(BlockBootstrap bootstrap, BlockSums sums) {
        Map<String, List<Double>> intervals = new LinkedHashMap<>();
        List<String> guessers = List.of("majority", "noChange", "reversal");
        for (int g = 0; g < Baselines.GUESSERS; g++) {
            int guesser = g;
            intervals.put(
                    guessers.get(g),
                    bootstrap.interval(sum -> sums.accuracyOf(guesser, sum)).toList());
        }
        return intervals;
    }

    /** How often each class was predicted, for each true class a row. */
    public List<List<Long>> confusion() {
        return model.confusion();
    }

    /** How right predictions of about one probability were, from the least sure to the surest. */
    public List<CalibrationBin> calibration() {
        return model.calibration();
    }

    /** The scores of the blocks of time, in their order: at most 1,024. */
    public List<ScorePoint> overTime() {
        List<ScorePoint> points = new ArrayList<>();
        blocks.forEach((fromMillis, sums) -> points.add(BlockSums.point(fromMillis, sums, classes)));
        return points;
    }

    /** Writes everything. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(classes);
        model.write(out);
        baselines.write(out);
        direction.write(out);
        blocks.write(out);
        out.writeDouble(horizonsMillis);
    }

    /** Reads what {@link #write} wrote. */
    public static Scorecard read(DataInput in) throws IOException {
        Scorecard card = new Scorecard(in.readByte());
        card.model.read(in);
        card.baselines.read(in);
        card.direction.read(in);
        card.blocks.read(in);
        card.horizonsMillis = in.readDouble();
        return card;
    }
}
