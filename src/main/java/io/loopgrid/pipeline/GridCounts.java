package io.loopgrid.pipeline;

import io.loopgrid.event.Symbol;
import io.loopgrid.grid.States;
import io.loopgrid.loop.WindowsState;
import io.loopgrid.query.CountBook;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Windows of the newest committed state. Thread-safe. */
final class GridCounts implements CountBook {
    private final States<WindowsState> states;
    private final long windowMillis;

    GridCounts(States<WindowsState> states, long windowMillis) {
        this.states = states;
        this.windowMillis = windowMillis;
    }

    @Override
    public List<Window> newest(@Nullable Symbol symbol, int limit) {
        Map<Long, Long> byStart = new TreeMap<>(Comparator.reverseOrder());
        if (symbol == null) {
            states.forEach((name, state) -> add(state, byStart));
        } else {
            states.find(symbol.name()).ifPresent(state -> add(state, byStart));
        }
        return byStart.entrySet().stream()
                .limit(limit)
                .map(e -> new Window(e.getKey(), e.getKey() + windowMillis, e.getValue()))
                .toList();
    }

    private static void add(WindowsState state, Map<Long, Long> byStart) {
        state.newestFirst().forEach(window -> byStart.merge(window.fromMillis(), window.tweets(), Long::sum));
    }
}
