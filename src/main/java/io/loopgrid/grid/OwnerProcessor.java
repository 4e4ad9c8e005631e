package io.loopgrid.grid;

import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Outbox;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.Watermark;
import io.loopgrid.function.KeyedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The owner of the states of one function in some partitions: hosts any {@link KeyedFunction}.
 *
 * <p>A state is changed here and nowhere else, by one thread. What changed since the last barrier goes into Jet's
 * snapshot and, before the barrier passes, into the durable log; when the snapshot is committed the full rows go to the
 * map. So a snapshot costs what changed, not what there is, and the committed snapshot laid over the map is always one
 * consistent epoch: that is what a restart reads.
 *
 * <p>Cooperative: no call blocks but {@link #init}, which reads the owned partitions of the map.
 */
final class OwnerProcessor<S, E> implements Processor {
    private final KeyedFunction<S, E> function;
    private final List<Route> routes;
    private final Host host;
    private final HeldStates<S> states;
    private final Timers<S> timers = new Timers<>();
    private final List<Held<S>> changed = new ArrayList<>();
    private final CallContext context = new CallContext();
    private final RowSaver saver;
    private final CountSaver counts;
    private final RowStore store;
    private final RowKeys keys;
    private final StateRows<S> rows;
    private final Cadence cadence = new Cadence(Cadence.PROVISIONAL_NANOS, System::nanoTime);

    private Outgoing outgoing;
    private Outbox outbox;
    private long watermark = Long.MIN_VALUE;
    private long timersRunAt = Long.MIN_VALUE;
    private long timersRunAfter = -1;
    /** The watermark that Jet has refused: it wants the same item again before any other. */
    private @Nullable Watermark leaving;

    private boolean saving;
    private boolean handedOver;
    private boolean restored;

    @SuppressWarnings("NullAway.Init")
    OwnerProcessor(KeyedFunction<S, E> function, List<Route> routes, Host host, long generation) {
        this.function = function;
        this.routes = routes;
        this.host = host;
        this.keys = host.rowKeys();
        this.store = host.rows(function.name());
        this.states = new HeldStates<>(function.bound(), keys.partitionCount());
        this.rows = function.isShortLived()
                ? new PagedRows<>(function, keys, states, this::setTimer)
                : new SingleRows<>(function, keys, states, this::setTimer);
        this.saver = new RowSaver(host, function.name(), generation, false);
        this.counts = new CountSaver(host, function.name());
    }

    @Override
    public void init(Outbox outbox, Context context) {
        this.outbox = outbox;
        this.outgoing = new Outgoing(outbox, routes, keys.partitionCount());
        counts.begin(context.globalProcessorIndex(), context.totalParallelism());
        rows.load(store.rowsOf(context.processorPartitions()));
    }

    @Override
    public void process(int ordinal, Inbox inbox) {
        if (!outgoing.flush()) {
            return;
        }
        for (Messages messages = (Messages) inbox.poll(); messages != null; messages = (Messages) inbox.poll()) {
            for (int i = 0; i < messages.size(); i++) {
                apply(messages.partition(), messages.key(i), messages.event(i));
            }
            evict(messages.partition());
        }
        flush();
    }

    @Override
    public boolean tryProcess() {
        if (!outgoing.flush()) {
            return false;
        }
        runTimers();
        return flush();
    }

    @Override
    public boolean tryProcessWatermark(Watermark reached) {
        if (leaving == null) {
            if (!outgoing.flush()) {
                return false;
            }
            watermark = Math.max(watermark, reached.timestamp());
            runTimers();
            if (!flush()) {
                return false;
            }
            leaving = reached;
        }
        if (!outbox.offer(leaving)) {
            return false;
        }
        leaving = null;
        return true;
    }

    private boolean flush() {
        if (cadence.isDue()) {
            flushFunction();
        }
        return outgoing.flush();
    }

    private void flushFunction() {
        context.ofNone();
        function.flush(context);
    }

    @SuppressWarnings("unchecked")
    private void apply(int partition, String key, Object event) {
        Held<S> held = states.find(partition, key);
        if (held == null) {
            held = new Held<>(key, partition, function.initial(key));
            states.add(held);
        }
        context.of(held);
        function.apply(key, held.state, (E) event, context);
        afterCall(held);
    }

    private void afterCall(Held<S> held) {
        if (held.forgotten) {
            states.remove(held);
        } else {
            setTimer(held);
        }
        setChanged(held);
    }

    private void setTimer(Held<S> held) {
        timers.set(function.clock(held.key), held, function.timerMillis(held.state));
    }

    private void setChanged(Held<S> held) {
        if (!held.changed) {
            held.changed = true;
            changed.add(held);
        }
    }

    private void evict(int partition) {
        for (Held<S> least : states.overQuota(partition)) {
            context.of(least);
            function.forgotten(least.key, least.state, context);
            least.forgotten = true;
            afterCall(least);
        }
    }

    private void runTimers() {
        long advances = host.clocks().advances();
        if (watermark == timersRunAt && advances == timersRunAfter) {
            return;
        }
        for (String clock : timers.clocks()) {
            long reached = host.clocks().reached(clock, watermark);
            for (Held<S> due = timers.due(clock, reached); due != null; due = timers.due(clock, reached)) {
                context.of(due);
                function.onTimer(due.key, due.state, reached, context);
                afterCall(due);
            }
        }
        timersRunAt = watermark;
        timersRunAfter = advances;
    }

    @Override
    public boolean saveToSnapshot() {
        if (!outgoing.flush()) {
            return false;
        }
        if (!saving) {
            if (!saver.isSettled()) {
                return false;
            }
            // What was gathered from events before the barrier must not be with those after it.
            flushFunction();
            if (!outgoing.flush()) {
                return false;
            }
            saver.clear();
            saver.beginEpoch();
            rows.collect(changed, saver.epoch(), saver::add);
            changed.forEach(held -> held.changed = false);
            changed.clear();
            saving = true;
        }
        if (!saver.save(outbox)) {
            return false;
        }
        saving = false;
        return true;
    }

    @Override
    public boolean snapshotCommitPrepare() {
        if (!saver.append()) {
            return false;
        }
        counts.append(states.count(), saver);
        return true;
    }

    @Override
    public boolean snapshotCommitFinish(boolean success) {
        if (success) {
            return saver.publish();
        }
        // Rows of an aborted epoch belong to the next one.
        counts.takenBack();
        saver.changes().forEach(change -> rows.again(change, this::setChanged));
        return true;
    }

    @Override
    public void restoreFromSnapshot(Inbox inbox) {
        for (Object item = inbox.poll(); item != null; item = inbox.poll()) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) item;
            RowChange change = new RowChange((RowKey) entry.getKey(), (byte[]) entry.getValue());
            rows.restore(change);
            saver.add(change);
        }
    }

    @Override
    public boolean finishSnapshotRestore() {
        if (!restored) {
            restored = republished();
        }
        if (restored && !saver.changes().isEmpty()) {
            saver.changes().forEach(change -> rows.again(change, this::saidAgain));
            saver.clear();
        }
        return restored && outgoing.flush();
    }

    private boolean republished() {
        if (!handedOver) {
            handedOver = saver.publish();
        }
        return handedOver && saver.isSettled();
    }

    /** A restored row belongs to the first epoch of the new generation, and may be newer than what replicas have read from the map. */
    private void saidAgain(Held<S> held) {
        setChanged(held);
        if (!held.forgotten) {
            context.of(held);
            function.restored(held.key, held.state, context);
        }
    }

    @Override
    public void close() {
        saver.close();
    }

    /** What a function may ask for while it is called. */
    private final class CallContext implements io.loopgrid.function.Context {
        private @Nullable Held<S> current;

        void of(Held<S> held) {
            current = held;
        }

        void ofNone() {
            current = null;
        }

        @Override
        public void send(String address, String key, Object message) {
            outgoing.send(address, key, message);
        }

        @Override
        public void forget() {
            if (current != null) {
                current.forgotten = true;
            }
        }

        @Override
        public long timeMillis() {
            String clock = current == null ? "" : function.clock(current.key);
            return host.clocks().reached(clock, watermark);
        }
    }
}
