package io.loopgrid.replay;

import java.util.List;

/**
 * What a report draws.
 *
 * @param labels the classes
 * @param confusion how often each class was predicted, for each true class a row
 * @param calibration for each tenth of probability what was predicted and what came
 * @param equity what followed from trading, in the order of time; empty without prices
 * @param words those that pulled hardest, towards the last class first
 */
public record Figures(
        List<String> labels, List<List<Long>> confusion, List<Bin> calibration, List<Equity> equity, List<Pull> words) {
    /** Copies the lists. */
    public Figures {
        labels = List.copyOf(labels);
        confusion = List.copyOf(confusion);
        calibration = List.copyOf(calibration);
        equity = List.copyOf(equity);
        words = List.copyOf(words);
    }

    /**
     * Predictions of about one probability.
     *
     * @param predicted the mean probability of the predicted class
     * @param right how often that was the label
     */
    public record Bin(long count, double predicted, double right) {}

    /**
     * What 1 has become.
     *
     * @param timeMillis epoch milliseconds UTC
     */
    public record Equity(long timeMillis, double strategy, double buyAndHold) {}

    /**
     * A word among the heaviest of predictions.
     *
     * @param weight the mean of what it gave to logit(last class) - logit(first class)
     * @param times in how many predictions
     */
    public record Pull(String word, double weight, long times) {}
}
