package io.loopgrid.replay;

import io.loopgrid.evaluation.LearningReport;
import io.loopgrid.evaluation.TradingReport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a replay has found out.
 *
 * @param trading null without prices
 * @param words how many words have a vector
 * @param wordsTrainedShare the share of the tokens that were trained on
 * @param labelsLearnedShare of the predictions whose label became known, the share that was learned
 * @param modelHash SHA-256 over all models and words, in the order of their keys: equal for equal input and seed
 * @param counts the loop's totals by name
 * @param figures what can be drawn of it
 */
public record ReplayReport(
        Input input,
        LearningReport learning,
        @Nullable TradingReport trading,
        int words,
        double wordsTrainedShare,
        double labelsLearnedShare,
        String modelHash,
        long seed,
        Map<String, Long> counts,
        Figures figures) {
    /**
     * What was taken.
     *
     * @param fromMillis the time of the first event, epoch milliseconds UTC; 0 when there was none
     * @param toMillis the time of the last one
     */
    public record Input(long tweets, long prices, long questions, long fromMillis, long toMillis) {}
}
