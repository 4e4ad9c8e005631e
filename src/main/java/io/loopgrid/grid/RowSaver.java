package io.loopgrid.grid;

import com.hazelcast.jet.RestartableException;
import com.hazelcast.jet.core.BroadcastKey;
import com.hazelcast.jet.core.Outbox;
import com.hazelcast.map.IMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Takes the rows that changed in one epoch along their way: into Jet's snapshot, then into the durable log, then, when the
 * snapshot is committed, into the map. Every step does a bounded part of its work per call, because Jet's threads are
 * shared.
 *
 * <p>Not thread-safe: belongs to one processor.
 */
public final class RowSaver {
    private static final int PER_CALL = 1_000;

    private final GridServices services;
    private final String function;
    private final IMap<RowKey, byte[]> map;
    private final boolean toEveryProcessor;
    private final List<RowChange> changes = new ArrayList<>();
    private final Map<RowKey, Integer> places = new HashMap<>();
    private final ArrayDeque<Future<?>> underWay = new ArrayDeque<>();
    private Epoch epoch;
    private int next;

    /**
     * Saves rows of a function.
     *
     * @param generation of this execution of the job
     * @param toEveryProcessor whether a snapshot's rows go back to every processor of the stage, which then picks, or to
     *     the owner of the key
     */
    public RowSaver(GridServices services, String function, long generation, boolean toEveryProcessor) {
        this.services = services;
        this.function = function;
        this.map = services.map(function);
        this.epoch = new Epoch(generation, 0);
        this.toEveryProcessor = toEveryProcessor;
    }

    /** Begins the next epoch; called once per barrier, before its rows are added. */
    public void beginEpoch() {
        epoch = epoch.next();
    }

    /** Adds a row; of two rows of one key the later counts. */
    public void add(RowChange change) {
        Integer earlier = places.putIfAbsent(change.key(), changes.size());
        if (earlier == null) {
            changes.add(change);
        } else {
            changes.set(earlier, change);
        }
    }

    /** The rows on their way. */
    public List<RowChange> changes() {
        return changes;
    }

    /** The rows have arrived, or have been taken back. */
    public void clear() {
        changes.clear();
        places.clear();
    }

    /** Offers the rows to the snapshot; returns whether all are taken. */
    public boolean save(Outbox outbox) {
        for (; next < changes.size(); next++) {
            RowChange change = changes.get(next);
            Object key = toEveryProcessor ? BroadcastKey.broadcastKey(change.key()) : change.key();
            if (!outbox.offerToSnapshot(key, change.row())) {
                return false;
            }
        }
        next = 0;
        return true;
    }

    /** Appends the rows to the durable log; returns whether all are safe. */
    public boolean append() {
        int end = Math.min(changes.size(), next + PER_CALL);
        for (; next < end; next++) {
            RowChange change = changes.get(next);
            underWay.add(services.log().append(function, change.key().id(), change.row(), epoch));
        }
        return settled();
    }

    /** Puts the rows of the committed epoch into the map; returns whether all are there. */
    public boolean publish() {
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
            underWay.add(map.setAllAsync(rows).toCompletableFuture());
        }
        if (!settled()) {
            return false;
        }
        services.committed(epoch);
        return true;
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
