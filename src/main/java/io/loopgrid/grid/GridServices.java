package io.loopgrid.grid;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.loopgrid.function.KeyedFunction;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What processors find on their member: its maps, its log, its clocks and the functions. One per member, in the member's
 * user context, so that nothing but names travels with the job. Thread-safe.
 */
public final class GridServices implements Host {
    private static final String CONTEXT_KEY = "loopgrid.grid";

    private final HazelcastInstance member;
    private final RowKeys rowKeys;
    private final DurableLog log;
    private final Clocks clocks;
    private final Map<String, Supplier<KeyedFunction<?, ?>>> functions;
    private final RowForms forms;
    private volatile Epoch committed = new Epoch(0, 0);
    private volatile @Nullable Epoch completed;
    private volatile Writers writers = new Writers(0, Set.of());
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
        this.forms = new RowForms(this.functions);
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

    @Override
    public RowKeys rowKeys() {
        return rowKeys;
    }

    /** Tells which forms of rows can be read. */
    RowForms forms() {
        return forms;
    }

    /** Tells whether the maps hold the whole state. */
    public Census census() {
        return new Census(member, rowKeys);
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
     * @return what is committed; null when no snapshot was complete
     * @throws IllegalStateException when a member or the log does not answer, or when a member that wrote the snapshot has left
     */
    public @Nullable Epoch commitLast() {
        return new LastCommit(member, log, writers).write();
    }

    /** A generation begins. */
    void begun(Writers begun) {
        writers = begun;
    }

    /** The newest snapshot that this member has seen complete: of all members, the one that commits knows it. */
    @Nullable
    Epoch completed() {
        return completed;
    }

    @Override
    public void completed(Epoch epoch) {
        completed = epoch;
    }

    @Override
    public synchronized void committed(Epoch epoch) {
        if (committed.compareTo(epoch) < 0) {
            committed = epoch;
            committedNanos = System.nanoTime();
        }
    }

    @Override
    public RowStore rows(String function) {
        return new MapStore(map(function), rowKeys);
    }

    @Override
    public DurableLog log() {
        return log;
    }

    @Override
    public Clocks clocks() {
        return clocks;
    }

    /** The names of all functions. */
    Set<String> functionNames() {
        return functions.keySet();
    }

    /** A new instance of a function, for one processor. */
    KeyedFunction<?, ?> function(String name) {
        Supplier<KeyedFunction<?, ?>> function = functions.get(name);
        if (function == null) {
            throw new IllegalStateException("no function " + name + ", only " + functions.keySet());
        }
        return function.get();
    }
}
