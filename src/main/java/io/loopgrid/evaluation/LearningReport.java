package io.loopgrid.evaluation;

import java.util.List;
import java.util.Map;

/**
 * How well the labels were foretold, beside what needs no learning; the {@code learning} part of reports. Numbers that cannot
 * be told are NaN.
 *
 * @param scored how many predictions got their label
 * @param logLossSkill 1 - logLoss / logLoss of the running class shares: above 0 when the features were worth something
 * @param directionSkill the same of UP against DOWN where the label is one of the two: what is left when whether there is a
 *     move at all is not asked; NaN where labels are not of a market
 * @param flatBand the largest |return| that is FLAT, as last known; NaN where there is none
 * @param classShares the share of each class among the labels
 * @param verdict {@code edge} when the interval of the skill lies wholly above 0, else {@code no edge}
 */
public record LearningReport(
        long scored,
        double accuracy,
        double balancedAccuracy,
        double mcc,
        double logLoss,
        double brier,
        double ece,
        double macroF1,
        double logLossSkill,
        double directionSkill,
        Intervals interval95,
        BaselineScores baselines,
        double flatBand,
        Map<String, Double> classShares,
        String verdict) {
    /**
     * Where the numbers lie with a probability of 95 %, as [low, high], when whole days are drawn anew (hours when there are
     * fewer than 20 days, minutes when there are fewer than 5 hours); NaN when there is too little to tell.
     *
     * @param baselineAccuracy of the baselines that name a class, by their names
     */
    public record Intervals(
            List<Double> accuracy,
            List<Double> mcc,
            List<Double> logLossSkill,
            List<Double> directionSkill,
            Map<String, List<Double>> baselineAccuracy) {}
}
