package io.loopgrid.grid;

import com.hazelcast.jet.RestartableException;
import com.hazelcast.jet.core.BroadcastKey;
import com.hazelcast.jet.core.Outbox;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes the rows that changed in one epoch along their way: into Jet's snapshot, then into the durable log, then, when the
 * snapshot is committed, into the map. Every step does a bounded part of its work per call, because Jet's threads are
 * shared, and none waits for an answer: {@link #isSettled} tells when all are there, and the next epoch begins only then.
 * So when a snapshot is complete on every member, the rows of the one before it are safe in the log and in the map.
 *
 * <p>Not thread-safe: belongs to one processor.
 */
public final class RowSaver {
    private static final int PER_CALL = 1_000;
    private static final long PATIENCE_SECONDS = 60;

    private final Host host;
    private final String function;
    private final RowStore store;
    private final boolean toEveryProcessor;
    private final List<RowChange> changes = new ArrayList<>();
    private final Map<RowKey, Integer> places = new HashMap<>();
    private final ArrayDeque<Future<?>> underWay = new ArrayDeque<>();
    private Epoch epoch;
    private int next;
    private boolean published = true;

    /**
     * Saves rows of a function.
     *
     * @param generation of this execution of the job
     * @param toEveryProcessor whether a snapshot's rows go back to every processor of the stage, which then picks, or to
     *     the owner of the key
     */
    public RowSaver(Host host, String function, long generation, boolean toEveryProcessor) {
        this.host = host;
        this.function = function;
        this.store = host.rows(function);
        this.epoch = new Epoch(generation, 0);
        this.toEveryProcessor = toEveryProcessor;
    }

    /** Begins the next epoch; called once per barrier, when the last is settled and before rows are added. */
    public void beginEpoch() {
        epoch = epoch.next();
    }

    /** The epoch whose rows are on their way. */
    Epoch epoch() {
        return epoch;
    }

    /**
     * Whether all that was handed to the log and to the map is there.
     *
     * @throws RestartableException when it may not be: the job then starts again from its last snapshot
     */
    public boolean isSettled() {
        while (!underWay.isEmpty() && underWay.peek().isDone()) {
            check(underWay.remove());
        }
        if (!underWay.isEmpty() || !host.log().isSafe(epoch)) {
            return false;
        }
        if (!published) {
            published = true;
            host.committed(epoch);
        }
        return true;
    }

    /**
     * Waits until what was handed to the map is there or has failed. Who takes over reads the map after that, so nothing of
     * this generation can arrive in the next one.
     */
    public void close() {
        for (Future<?> publication : underWay) {
            try {
                publication.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                // The next generation publishes these rows again, from the snapshot.
            } catch (TimeoutException e) {
                throw new IllegalStateException("rows of " + function + " are still under way", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        underWay.clear();
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

    /** Hands the rows to the durable log; returns whether all are handed over. */
    public boolean append() {
        int end = Math.min(changes.size(), next + PER_CALL);
        for (; next < end; next++) {
            RowChange change = changes.get(next);
            host.log().append(function, change.key().id(), change.row(), epoch);
        }
        return handedOver();
    }

    /** Hands the rows of the committed epoch to the map; returns whether all are handed over. */
    public boolean publish() {
        int end = Math.min(changes.size(), next + PER_CALL);
        Map<RowKey, byte[]> rows = new HashMap<>();
        Set<RowKey> forgotten = new HashSet<>();
        for (; next < end; next++) {
            RowChange change = changes.get(next);
            if (Row.isForgotten(change.row())) {
                forgotten.add(change.key());
            } else {
                rows.put(change.key(), change.row());
            }
        }
        if (!rows.isEmpty()) {
            underWay.add(store.set(rows));
        }
        if (!forgotten.isEmpty()) {
            underWay.add(store.remove(forgotten));
        }
        published = false;
        return handedOver();
    }

    private boolean handedOver() {
        if (next < changes.size()) {
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
