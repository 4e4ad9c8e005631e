package io.loopgrid.query;

import io.loopgrid.evaluation.LearningReport;
import io.loopgrid.evaluation.TradingReport;
import org.jspecify.annotations.Nullable;

/**
 * How good the predictions of one symbol have been: each was made before its label was known, and learned after. The parts are
 * those of a replay's report.
 *
 * @param trading the money part, null when there were no prices to trade at
 */
public record Scorecard(
        String symbol, LearningReport learning, @Nullable TradingReport trading) {}
