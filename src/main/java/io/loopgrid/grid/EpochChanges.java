package io.loopgrid.grid;

import com.hazelcast.jet.RestartableException;
import com.hazelcast.map.IMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * The rows that changed in one epoch, on their way out: into Jet's snapshot, then into the durable log, then, when the
 * snapshot is committed, into the map. Every step does a bounded part of its work per call, because Jet's threads are
 * shared.
 *
 * <p>Not thread-safe: belongs to one processor.
 */
final class EpochChanges {
    private static final int PER_CALL = 1_000;

    private final String function;
    private final IMap<RowKey, byte[]> map;
    private final DurableLog log;
    private final List<RowChange> changes = new ArrayList<>();
    private final Map<RowKey, Integer> places = new HashMap<>();
    private final ArrayDeque<Future<?>> underWay = new ArrayDeque<>();
    private int next;

    EpochChanges(String function, IMap<RowKey, byte[]> map, DurableLog log) {
        this.function = function;
        this.map = map;
        this.log = log;
    }

    /** Adds a row; of two rows of one key the later counts. */
    void add(RowChange change) {
        Integer earlier = places.putIfAbsent(change.key(), changes.size());
        if (earlier == null) {
            changes.add(change);
        } else {
            changes.set(earlier, change);
        }
    }

    List<RowChange> changes() {
        return changes;
    }

    void clear() {
        changes.clear();
        places.clear();
    }

    /** Appends the rows to the durable log; returns whether all are safe. */
    boolean append(Epoch epoch) {
        int end = Math.min(changes.size(), next + PER_CALL);
        for (; next < end; next++) {
            RowChange change = changes.get(next);
            underWay.add(log.append(function, change.key().id(), change.row(), epoch));
        }
        return settled();
    }

    /** Puts the rows into the map; returns whether all are there. */
    boolean publish() {
        int end = Math.min(changes.size(), next + PER_CALL);
        Map<RowKey, byte[]> rows = new HashMap<>();
        for (; next < end; next++) {
            RowChange change = changes.get(next);
            if (Row.isForgotten(change.row())) {
                underWay.add(map.deleteAsync(change.key()).toCompletableFuture());
            } else {
                rows.put(change.key(), change.row());
            }
        }
        if (!rows.isEmpty()) {
            CompletableFuture<Void> put = map.setAllAsync(rows).toCompletableFuture();
            underWay.add(put);
        }
        return settled();
    }

    private boolean settled() {
        while (!underWay.isEmpty() && underWay.peek().isDone()) {
            check(underWay.remove());
        }
        if (next < changes.size() || !underWay.isEmpty()) {
            return false;
        }
        next = 0;
        return true;
    }

    private void check(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new RestartableException("rows of " + function + " could not be saved", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RestartableException("interrupted while rows of " + function + " were saved", e);
        }
    }
}
