package io.loopgrid.pipeline;

import io.loopgrid.evaluation.LearningReport;
import io.loopgrid.evaluation.Performance;
import io.loopgrid.evaluation.Scores;
import io.loopgrid.evaluation.TradingReport;
import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.grid.States;
import io.loopgrid.loop.LoopSettings;
import io.loopgrid.loop.Replica;
import io.loopgrid.loop.ScoresState;
import io.loopgrid.query.ScoreBook;
import io.loopgrid.query.Scorecard;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scorecards of the newest committed state. Thread-safe; an answer costs a thousand resamplings of the days. */
final class GridScores implements ScoreBook {
    private static final List<String> LABELS =
            Arrays.stream(Label.values()).map(Label::name).toList();

    private final States<ScoresState> states;
    private final Replica replica;
    private final LoopSettings settings;

    GridScores(States<ScoresState> states, Replica replica, LoopSettings settings) {
        this.states = states;
        this.replica = replica;
        this.settings = settings;
    }

    @Override
    public Optional<Scorecard> score(@Nullable Symbol symbol) {
        if (symbol != null) {
            return states.find(symbol.name()).map(state -> scorecard(symbol.name(), state));
        }
        Most most = new Most();
        states.forEach(most::consider);
        return Optional.ofNullable(most.state).map(state -> scorecard(most.name, state));
    }

    /** The symbol with the most scored predictions. */
    private static final class Most {
        private String name = "";
        private @Nullable ScoresState state;

        void consider(String otherName, ScoresState other) {
            if (state == null || other.scorecard().scored() > state.scorecard().scored()) {
                name = otherName;
                state = other;
            }
        }
    }

    private Scorecard scorecard(String name, ScoresState state) {
        double flatBand = replica.flatBand(new Symbol(name));
        LearningReport learning = state.scorecard().report(LABELS, flatBand, settings.seed());
        TradingReport trading = state.trading().report(settings.seed());
        return new Scorecard(name, learning(learning), trading(trading));
    }

    private static Scorecard.Learning learning(LearningReport report) {
        Scorecard.Measures all = new Scorecard.Measures(
                report.scored(),
                report.accuracy(),
                report.balancedAccuracy(),
                report.mcc(),
                report.logLoss(),
                report.brier(),
                report.ece(),
                report.macroF1());
        Map<String, List<Double>> intervals = new LinkedHashMap<>();
        intervals.put("accuracy", report.interval95().accuracy());
        intervals.put("mcc", report.interval95().mcc());
        intervals.put("logLossSkill", report.interval95().logLossSkill());
        Map<String, Scorecard.Measures> baselines = new LinkedHashMap<>();
        baselines.put("majority", measures(report, report.baselines().majority()));
        baselines.put("noChange", measures(report, report.baselines().noChange()));
        baselines.put("reversal", measures(report, report.baselines().reversal()));
        baselines.put("prior", measures(report, report.baselines().prior()));
        return new Scorecard.Learning(
                all, intervals, baselines, report.flatBand(), report.classShares(), report.verdict());
    }

    private static Scorecard.Measures measures(LearningReport report, Scores scores) {
        return new Scorecard.Measures(
                report.scored(),
                scores.accuracy(),
                scores.balancedAccuracy(),
                scores.mcc(),
                scores.logLoss(),
                scores.brier(),
                scores.ece(),
                scores.macroF1());
    }

    private static Scorecard.Trading trading(TradingReport report) {
        return new Scorecard.Trading(
                report.fee(),
                report.slippage(),
                result(report.strategy()),
                result(report.buyAndHold()),
                result(report.randomSameTurnover()),
                report.interval95(),
                report.verdict());
    }

    private static Scorecard.Result result(Performance performance) {
        return new Scorecard.Result(
                performance.totalReturn(),
                performance.sharpe(),
                performance.maxDrawdown(),
                performance.turnover(),
                performance.trades());
    }
}
