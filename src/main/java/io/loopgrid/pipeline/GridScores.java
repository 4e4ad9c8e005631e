package io.loopgrid.pipeline;

import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.grid.States;
import io.loopgrid.loop.LoopSettings;
import io.loopgrid.loop.Replica;
import io.loopgrid.loop.ScoresState;
import io.loopgrid.query.ScoreBook;
import io.loopgrid.query.Scorecard;
import java.util.Arrays;
import java.util.List;
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
        return new Scorecard(
                name,
                state.scorecard().report(LABELS, flatBand, settings.seed()),
                state.trading().report(settings.seed()));
    }
}
