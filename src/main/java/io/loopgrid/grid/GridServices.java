package io.loopgrid.grid;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicates;
import io.loopgrid.function.KeyedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What processors find on their member: its maps, its log, its clocks and the functions. One per member, in the member's
 * user context, so that nothing but names travels with the job. Thread-safe.
 */
public final class GridServices {
    private static final String CONTEXT_KEY = "loopgrid.grid";

    private final HazelcastInstance member;
    private final RowKeys rowKeys;
    private final DurableLog log;
    private final Clocks clocks;
    private final Map<String, Supplier<KeyedFunction<?, ?>>> functions;
    private volatile Epoch committed = new Epoch(0, 0);
    private volatile @Nullable Epoch completed;
    private volatile long committedNanos = System.nanoTime();

    /**
     * The services of a member.
     *
     * @param functions makes the functions, by name
     */
    public GridServices(
            HazelcastInstance member,
            DurableLog log,
            Clocks clocks,
            Map<String, Supplier<KeyedFunction<?, ?>>> functions) {
        this.member = member;
        this.rowKeys = new RowKeys(member);
        this.log = log;
        this.clocks = clocks;
        this.functions = Map.copyOf(functions);
    }

    /** Makes the services findable by the processors of their member. */
    public void register() {
        member.getUserContext().put(CONTEXT_KEY, this);
    }

    /**
     * The services of a member.
     *
     * @throws IllegalStateException when none are registered
     */
    public static GridServices of(HazelcastInstance member) {
        GridServices services = (GridServices) member.getUserContext().get(CONTEXT_KEY);
        if (services == null) {
            throw new IllegalStateException("no grid services on member " + member.getName());
        }
        return services;
    }

    /** The map of a function's committed rows. */
    public IMap<RowKey, byte[]> map(String function) {
        return member.getMap("loopgrid." + function);
    }

    /** Makes row keys. */
    public RowKeys rowKeys() {
        return rowKeys;
    }

    /** The newest epoch that this member knows to be committed. */
    public Epoch committed() {
        return committed;
    }

    /** For how long this member has known of no newer epoch, in nanoseconds. */
    public long sinceCommitNanos() {
        return System.nanoTime() - committedNanos;
    }

    /**
     * Commits the newest complete snapshot in the durable log: to be called when the job has stopped, so that a start
     * has nothing to read again.
     *
     * @throws IllegalStateException when the log does not answer
     */
    public void commitLast() {
        Epoch last = completed;
        if (last == null) {
            return;
        }
        try {
            log.flush();
            log.commit(last).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("epoch " + last + " could not be committed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while epoch " + last + " was committed", e);
        }
    }

    void completed(Epoch epoch) {
        completed = epoch;
    }

    synchronized void committed(Epoch epoch) {
        if (committed.compareTo(epoch) < 0) {
            committed = epoch;
            committedNanos = System.nanoTime();
        }
    }

    DurableLog log() {
        return log;
    }

    Clocks clocks() {
        return clocks;
    }

    /** A new instance of a function, for one processor. */
    KeyedFunction<?, ?> function(String name) {
        Supplier<KeyedFunction<?, ?>> function = functions.get(name);
        if (function == null) {
            throw new IllegalStateException("no function " + name + ", only " + functions.keySet());
        }
        return function.get();
    }

    /** The rows of some partitions, wherever the partitions are now. One call over the network per partition. */
    List<RowChange> rowsOf(IMap<RowKey, byte[]> map, int[] partitions) {
        List<RowChange> rows = new ArrayList<>();
        for (int partition : partitions) {
            Set<Map.Entry<RowKey, byte[]>> found = map.entrySet(
                    Predicates.partitionPredicate(rowKeys.partitionKey(partition), Predicates.alwaysTrue()));
            found.forEach(row -> rows.add(new RowChange(row.getKey(), row.getValue())));
        }
        return rows;
    }
}
