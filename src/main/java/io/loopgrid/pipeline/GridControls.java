package io.loopgrid.pipeline;

import io.loopgrid.event.Control;
import io.loopgrid.grid.States;
import io.loopgrid.loop.ControlState;
import io.loopgrid.query.ControlBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Controls of the newest committed state. Thread-safe. */
final class GridControls implements ControlBook {
    private final States<ControlState> states;

    GridControls(States<ControlState> states) {
        this.states = states;
    }

    @Override
    public List<Control> newest(@Nullable String subject, int limit) {
        List<Control> controls = new ArrayList<>();
        if (subject == null) {
            states.forEach((name, state) -> controls.addAll(state.newestFirst()));
        } else {
            states.find(subject).ifPresent(state -> controls.addAll(state.newestFirst()));
        }
        controls.sort(Comparator.comparingLong(Control::timeMillis).reversed().thenComparing(Control::id));
        return List.copyOf(controls.subList(0, Math.min(limit, controls.size())));
    }

    @Override
    public Optional<FeedOrder> feed(String name) {
        return states.find(name).map(state -> {
            Control.SwitchFeed last = state.lastSwitch();
            return new FeedOrder(last == null ? null : last.on(), last == null ? null : last.id(), state.completed());
        });
    }
}
