package io.loopgrid.pipeline;

import io.loopgrid.event.Correction;
import io.loopgrid.event.Symbol;
import io.loopgrid.grid.States;
import io.loopgrid.loop.CorrectionState;
import io.loopgrid.query.CorrectionBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The audit log of the newest committed state. Thread-safe. */
final class GridCorrections implements CorrectionBook {
    private final States<CorrectionState> states;

    GridCorrections(States<CorrectionState> states) {
        this.states = states;
    }

    @Override
    public List<Entry> newest(@Nullable Symbol symbol, int limit) {
        List<Entry> entries = new ArrayList<>();
        states.forEach((id, state) -> entry(state)
                .filter(entry -> symbol == null || entry.correction().symbol().equals(symbol))
                .ifPresent(entries::add));
        entries.sort(
                Comparator.comparingLong((Entry entry) -> entry.correction().timeMillis())
                        .reversed()
                        .thenComparing(entry -> entry.correction().id()));
        return List.copyOf(entries.subList(0, Math.min(limit, entries.size())));
    }

    @Override
    public Optional<Entry> find(String id) {
        return states.find(id).flatMap(GridCorrections::entry);
    }

    private static Optional<Entry> entry(CorrectionState state) {
        Correction correction = state.correction();
        if (correction == null) {
            return Optional.empty();
        }
        Correction.Retraction retraction = state.retraction();
        return Optional.of(new Entry(correction, retraction == null ? null : retraction.by()));
    }
}
