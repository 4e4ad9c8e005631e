package io.loopgrid.grid;

import java.util.List;
import java.util.function.Consumer;

/**
 * How the states of one processor become rows and come back. Rows are what snapshots, the durable log and the maps hold; the
 * same rows laid over those of earlier epochs give the same states. Not thread-safe.
 */
interface StateRows<S> {
    /**
     * The rows of an epoch.
     *
     * @param changed the states that changed, each once, in the order of their changes
     * @param rows takes each row
     */
    void collect(List<Held<S>> changed, Epoch epoch, Consumer<RowChange> rows);

    /** Takes the rows of the map, all of them at once; before any of a snapshot. */
    void load(Iterable<RowChange> rows);

    /** Takes a row of the snapshot that is restored. */
    void restore(RowChange row);

    /**
     * Rows have come to nothing, or belong to a new generation: what they said must be said again.
     *
     * @param changed takes each state, or for a key that is forgotten one that says so
     */
    void again(RowChange row, Consumer<Held<S>> changed);
}
