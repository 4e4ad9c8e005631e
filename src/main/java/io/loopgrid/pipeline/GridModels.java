package io.loopgrid.pipeline;

import io.loopgrid.event.Symbol;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.States;
import io.loopgrid.loop.ModelState;
import io.loopgrid.query.ModelBook;
import io.loopgrid.signal.ModelVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Models of the newest committed state. Thread-safe. */
final class GridModels implements ModelBook {
    private final GridServices grid;
    private final States<ModelState> states;

    GridModels(GridServices grid, States<ModelState> states) {
        this.grid = grid;
        this.states = states;
    }

    @Override
    public Optional<Card> find(Symbol symbol) {
        return states.find(symbol.name()).map(state -> card(symbol, state));
    }

    private Card card(Symbol symbol, ModelState state) {
        Committed committed = new Committed(grid);
        ModelVersion version = new ModelVersion(symbol, committed.generation(), committed.epoch(), state.version());
        List<Challenger> challengers = new ArrayList<>();
        state.logLosses().forEach((name, loss) -> {
            if (!name.equals(state.champion())) {
                challengers.add(new Challenger(name, loss));
            }
        });
        return new Card(
                symbol.name(),
                version.toString(),
                shares(state.weights()),
                Map.of("examples", state.examples(), "corrections", state.corrections()),
                state.champion(),
                state.previousChampion(),
                challengers);
    }

    /** What everybody is heard for, as parts of one. */
    private static Map<String, Double> shares(Map<String, Double> weights) {
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        weights.forEach((name, weight) -> shares.put(name, all > 0 ? weight / all : 0));
        return shares;
    }
}
