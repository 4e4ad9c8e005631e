package io.loopgrid.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good the predictions of one symbol have been: each was made before its label was known, and learned after.
 *
 * @param trading the money part, null when there were no prices to trade at
 */
public record Scorecard(
        String symbol, Learning learning, @Nullable Trading trading) {

    /**
     * The predictions against the labels.
     *
     * @param all the measures of the model
     * @param interval95 the 95 % intervals: {@code accuracy}, {@code mcc} and {@code logLossSkill}, each low and high
     * @param baselines the measures of {@code majority}, {@code noChange}, {@code reversal} and {@code prior}
     * @param flatBand the largest return that counts as FLAT, as of now
     * @param classShares the share of each label
     * @param verdict {@code edge} or {@code no edge}
     */
    public record Learning(
            @JsonUnwrapped Measures all,
            Map<String, List<Double>> interval95,
            Map<String, Measures> baselines,
            double flatBand,
            Map<String, Double> classShares,
            String verdict) {}

    /** The measures of one predictor. Those that cannot be computed yet are NaN. */
    public record Measures(
            long scored,
            double accuracy,
            double balancedAccuracy,
            double mcc,
            double logLoss,
            double brier,
            double ece,
            double macroF1) {}

    /**
     * What following the signals would have earned.
     *
     * @param fee of each trade, as a fraction
     * @param slippage of each trade, as a fraction
     * @param interval95 of the strategy's return, low and high
     * @param verdict {@code edge} or {@code no edge}
     */
    public record Trading(
            double fee,
            double slippage,
            Result strategy,
            Result buyAndHold,
            Result randomSameTurnover,
            List<Double> interval95,
            String verdict) {}

    /**
     * What one way of trading earned.
     *
     * @param change the return over the whole time, as a fraction
     */
    public record Result(
            @JsonProperty("return") double change, double sharpe, double maxDrawdown, double turnover, long trades) {}
}
