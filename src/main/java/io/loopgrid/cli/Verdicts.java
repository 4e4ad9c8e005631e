package io.loopgrid.cli;

import io.loopgrid.evaluation.LearningReport;
import io.loopgrid.evaluation.TradingReport;
import java.util.List;
import java.util.Locale;

/** Says in plain words what a report has found. */
final class Verdicts {
    private static final String EDGE = "edge";

    private Verdicts() {}

    /** One sentence on the predictions. */
    static String ofLearning(LearningReport learning) {
        if (learning.scored() == 0) {
            return "Nothing to judge: no prediction got its label.";
        }
        if (isUnknown(learning.interval95().logLossSkill())) {
            return "Too little to tell: the predictions cover fewer than five independent stretches of time.";
        }
        if (!isEdge(learning.verdict())) {
            return "No edge: what was foretold is within what chance explains.";
        }
        boolean isOfMarket = !Double.isNaN(learning.directionSkill());
        if (!isOfMarket) {
            return "An edge: the answers were foretold better than chance explains.";
        }
        return learning.interval95().directionSkill().get(0) > 0
                ? "An edge: UP was told from DOWN better than chance explains."
                : "An edge in what is FLAT and what is not, but none in UP against DOWN.";
    }

    /** What that rests on. */
    static String becauseOfLearning(LearningReport learning) {
        if (learning.scored() == 0) {
            return "A label needs a price at the prediction and one when its horizon has passed, or an answer.";
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Of %,d predictions %s were right; naming the most frequent class each time would have been right in %s."
                        + " The probabilities lost %s than the shares of the classes so far",
                learning.scored(),
                Markup.percent(learning.accuracy()),
                Markup.percent(learning.baselines().majority().accuracy()),
                lost(learning.logLossSkill())));
        text.append(within(learning.logLossSkill(), learning.interval95().logLossSkill()))
                .append('.');
        if (!Double.isNaN(learning.directionSkill())) {
            text.append(" Of UP against DOWN alone they lost ")
                    .append(lost(learning.directionSkill()))
                    .append(within(
                            learning.directionSkill(), learning.interval95().directionSkill()))
                    .append('.');
        }
        return text.toString();
    }

    private static String lost(double skill) {
        String size = Markup.number(100 * Math.abs(skill), 2) + " % ";
        return skill >= 0 ? size + "less" : size + "more";
    }

    private static String within(double skill, List<Double> interval) {
        if (isUnknown(interval)) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                " (skill %+.2f %%, with 95 %% confidence between %+.2f %% and %+.2f %%)",
                100 * skill,
                100 * interval.get(0),
                100 * interval.get(1));
    }

    /** One sentence on the trades. */
    static String ofTrading(TradingReport trading) {
        if (trading.strategy().trades() == 0) {
            return "No trade: no signal promised more than it would have cost.";
        }
        if (isEdge(trading.verdict())) {
            return "It would have paid, beyond what holding explains.";
        }
        double own = trading.strategy().totalReturn();
        if (own <= 0) {
            return "It would have lost money.";
        }
        return isUnknown(trading.interval95())
                ? "It would have gained, over too short a time to mean anything."
                : "It would have gained, but no more than chance or holding explains.";
    }

    /** What that rests on. */
    static String becauseOfTrading(TradingReport trading) {
        if (trading.strategy().trades() == 0) {
            return String.format(
                    Locale.ROOT,
                    "A trade costs a fee of %s and slippage of %s, coming in and going out again; holding returned %s.",
                    cost(trading.fee()),
                    cost(trading.slippage()),
                    Markup.change(trading.buyAndHold().totalReturn()));
        }
        return String.format(
                Locale.ROOT,
                "%,d trades returned %s after a fee of %s and slippage of %s each; holding returned %s, and trading as much"
                        + " at random %s.",
                trading.strategy().trades(),
                Markup.change(trading.strategy().totalReturn()),
                cost(trading.fee()),
                cost(trading.slippage()),
                Markup.change(trading.buyAndHold().totalReturn()),
                Markup.change(trading.randomSameTurnover().totalReturn()));
    }

    private static String cost(double share) {
        return Markup.number(100 * share, 3) + " %";
    }

    static boolean isEdge(String verdict) {
        return verdict.equals(EDGE);
    }

    private static boolean isUnknown(List<Double> interval) {
        return interval.get(0).isNaN();
    }
}
