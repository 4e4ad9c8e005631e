package io.loopgrid.evaluation;

import java.util.List;

/**
 * What the signals would have earned, beside what needs no signal; the {@code trading} part of reports.
 *
 * @param randomSameTurnover an account that trades as much, at random moments to a random side
 * @param interval95 [low, high] of the mean log return of a day (of an hour when there are fewer than 20 days, of a minute
 *     when there are fewer than 5 hours), without the part of it that the market's own rise explains; NaN when there is too
 *     little to tell
 * @param verdict {@code edge} when that interval lies wholly above 0, else {@code no edge}
 */
public record TradingReport(
        double fee,
        double slippage,
        Performance strategy,
        Performance buyAndHold,
        Performance randomSameTurnover,
        List<Double> interval95,
        String verdict) {}
