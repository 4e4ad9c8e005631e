package io.loopgrid.pipeline;

import io.loopgrid.event.Symbol;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.States;
import io.loopgrid.loop.ModelState;
import io.loopgrid.model.SoftmaxState;
import io.loopgrid.query.ModelBook;
import io.loopgrid.signal.ModelVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Models of the newest committed state. Thread-safe. */
final class GridModels implements ModelBook {
    private static final String SOFTMAX = "online-softmax";

    private final GridServices grid;
    private final States<ModelState> states;

    GridModels(GridServices grid, States<ModelState> states) {
        this.grid = grid;
        this.states = states;
    }

    @Override
    public Optional<Card> find(Symbol symbol) {
        return states.find(symbol.name()).map(state -> card(symbol, state.softmax()));
    }

    private Card card(Symbol symbol, SoftmaxState softmax) {
        Committed committed = new Committed(grid);
        ModelVersion version = new ModelVersion(symbol, committed.generation(), committed.epoch(), softmax.version());
        return new Card(
                symbol.name(),
                version.toString(),
                Map.of(SOFTMAX, 1.0),
                Map.of("examples", softmax.examples(), "corrections", softmax.corrections()),
                SOFTMAX,
                List.of());
    }
}
