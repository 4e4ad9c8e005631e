package io.loopgrid.replay;

import io.loopgrid.evaluation.CalibrationBin;
import io.loopgrid.evaluation.ScorePoint;
import io.loopgrid.word2vec.WordPlane;
import java.util.List;

/**
 * What a report draws.
 *
 * @param labels the classes
 * @param confusion how often each class was predicted, for each true class a row
 * @param calibration for each tenth of probability what was predicted and what came
 * @param scores the scores of blocks of time, in their order
 * @param drifts when something was found to have changed: the first {@value FigureBook#MOST_DRIFTS}, in the order of time
 * @param equity what followed from trading, in the order of time; empty without prices
 * @param words those that pulled hardest, towards the last class first
 * @param map the words that mattered, those with like embeddings near one another
 */
public record Figures(
        List<String> labels,
        List<List<Long>> confusion,
        List<CalibrationBin> calibration,
        List<ScorePoint> scores,
        List<Drift> drifts,
        List<Equity> equity,
        List<Pull> words,
        List<WordPlane.Place> map) {
    /** Copies the lists. */
    public Figures {
        labels = List.copyOf(labels);
        confusion = List.copyOf(confusion);
        calibration = List.copyOf(calibration);
        scores = List.copyOf(scores);
        drifts = List.copyOf(drifts);
        equity = List.copyOf(equity);
        words = List.copyOf(words);
        map = List.copyOf(map);
    }

    /**
     * Something is not what it was.
     *
     * @param timeMillis epoch milliseconds UTC
     * @param text what, in one sentence
     */
    public record Drift(long timeMillis, String text) {}

    /**
     * What 1 has become.
     *
     * @param timeMillis epoch milliseconds UTC
     * @param random of trading as much at random
     */
    public record Equity(long timeMillis, double strategy, double buyAndHold, double random) {}

    /**
     * A word among the heaviest of predictions.
     *
     * @param weight the mean of what it gave to logit(last class) - logit(first class)
     * @param times in how many predictions
     */
    public record Pull(String word, double weight, long times) {}
}
