package io.loopgrid.grid;

import io.loopgrid.function.KeyedFunction;
import java.util.List;
import java.util.function.Consumer;

/** A row for each state. */
final class SingleRows<S> implements StateRows<S> {
    private final KeyedFunction<S, ?> function;
    private final RowKeys keys;
    private final HeldStates<S> states;
    private final Consumer<Held<S>> held;
    private final RowBytes buffer = new RowBytes();

    /**
     * Rows of a function's states.
     *
     * @param held told of each state that comes back
     */
    SingleRows(KeyedFunction<S, ?> function, RowKeys keys, HeldStates<S> states, Consumer<Held<S>> held) {
        this.function = function;
        this.keys = keys;
        this.states = states;
        this.held = held;
    }

    @Override
    public void collect(List<Held<S>> changed, Epoch epoch, Consumer<RowChange> rows) {
        for (Held<S> state : changed) {
            byte[] row = state.forgotten ? Row.FORGOTTEN : Row.of(function.stateCodec(), state.state, buffer);
            rows.accept(new RowChange(keys.of(state.key, state.partition), row));
        }
    }

    @Override
    public void load(Iterable<RowChange> rows) {
        rows.forEach(this::restore);
    }

    @Override
    public void restore(RowChange row) {
        String key = row.key().id();
        int partition = keys.partitionOf(key);
        states.forget(partition, key);
        if (!Row.isForgotten(row.row())) {
            Held<S> back = new Held<>(key, partition, Row.read(function.stateCodec(), row.row()));
            states.add(back);
            held.accept(back);
        }
    }

    @Override
    public void again(RowChange row, Consumer<Held<S>> changed) {
        String key = row.key().id();
        changed.accept(states.findOrForgotten(keys.partitionOf(key), key, () -> function.initial(key)));
    }
}
