package io.loopgrid.cli;

import io.loopgrid.evaluation.LearningReport;
import io.loopgrid.evaluation.TradingReport;
import io.loopgrid.replay.ReplayReport;
import java.util.Locale;
import java.util.Map;

/**
 * A replay's report with what only its surroundings know.
 *
 * @param sha256 of the input files
 * @param seconds that it took, reading included
 * @param settings what it was told, by the names of the options
 * @param counts what became of lines and events, by name
 */
record RunReport(
        ReplayReport replay, String sha256, double seconds, Map<String, Object> settings, Map<String, Long> counts) {
    double tweetsPerSecond() {
        return replay.input().tweets() / Math.max(1e-9, seconds);
    }

    /** The most telling numbers in a few lines. */
    String summary() {
        LearningReport learning = replay.learning();
        String text = String.format(
                Locale.ROOT,
                "%,d tweets, %,d prices, %,d questions in %.1f s (%,.0f tweets/s)%n"
                        + "foretold %,d labels: accuracy %.4f (majority %.4f), MCC %.4f, log loss %.4f (prior %.4f): %s",
                replay.input().tweets(),
                replay.input().prices(),
                replay.input().questions(),
                seconds,
                tweetsPerSecond(),
                learning.scored(),
                learning.accuracy(),
                learning.baselines().majority().accuracy(),
                learning.mcc(),
                learning.logLoss(),
                learning.baselines().prior().logLoss(),
                learning.verdict());
        TradingReport trading = replay.trading();
        if (trading == null) {
            return text;
        }
        return text
                + String.format(
                        Locale.ROOT,
                        "%ntraded %,d times after costs: return %+.2f %% (buy and hold %+.2f %%): %s",
                        trading.strategy().trades(),
                        100 * trading.strategy().totalReturn(),
                        100 * trading.buyAndHold().totalReturn(),
                        trading.verdict());
    }
}
