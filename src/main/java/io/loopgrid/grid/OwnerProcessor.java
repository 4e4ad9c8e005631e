package io.loopgrid.grid;

import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Outbox;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.Watermark;
import com.hazelcast.map.IMap;
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
    private final GridServices services;
    private final HeldStates<S> states;
    private final Timers<S> timers = new Timers<>();
    private final List<Held<S>> changed = new ArrayList<>();
    private final CallContext context = new CallContext();
    private final RowSaver saver;
    private final IMap<RowKey, byte[]> map;
    private final RowKeys keys;

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
    OwnerProcessor(KeyedFunction<S, E> function, List<Route> routes, GridServices services, long generation) {
        this.function = function;
        this.routes = routes;
        this.services = services;
        this.keys = services.rowKeys();
        this.map = services.map(function.name());
        this.states = new HeldStates<>(function.bound(), keys.partitionCount());
        this.saver = new RowSaver(services, function.name(), generation, false);
    }

    @Override
    public void init(Outbox outbox, Context context) {
        this.outbox = outbox;
        this.outgoing = new Outgoing(outbox, routes, keys.partitionCount());
        for (Map.Entry<RowKey, byte[]> row : services.rowsOf(map, context.processorPartitions())) {
            hold(row.getKey().id(), row.getValue());
        }
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
        context.ofNone();
        function.flush(context);
        return outgoing.flush();
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
            timers.set(function.clock(held.key), held, function.timerMillis(held.state));
        }
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
        long advances = services.clocks().advances();
        if (watermark == timersRunAt && advances == timersRunAfter) {
            return;
        }
        for (String clock : timers.clocks()) {
            long reached = services.clocks().reached(clock, watermark);
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
            saver.clear();
            saver.beginEpoch();
            changed.forEach(held -> saver.add(rowOf(held)));
            changed.clear();
            saving = true;
        }
        if (!saver.save(outbox)) {
            return false;
        }
        saving = false;
        return true;
    }

    private RowChange rowOf(Held<S> held) {
        held.changed = false;
        byte[] row = held.forgotten ? Row.FORGOTTEN : Row.of(function.stateCodec(), held.state);
        return new RowChange(keys.of(held.key, held.partition), row);
    }

    @Override
    public boolean snapshotCommitPrepare() {
        return saver.append();
    }

    @Override
    public boolean snapshotCommitFinish(boolean success) {
        if (success) {
            return saver.publish();
        }
        saver.changes().forEach(this::changedAgain);
        return true;
    }

    /** A row of an aborted epoch belongs to the next one, and a restored row to the first of the new generation. */
    private void changedAgain(RowChange change) {
        int partition = keys.partitionOf(change.key().id());
        Held<S> held = states.find(partition, change.key().id());
        if (held == null) {
            held = new Held<>(
                    change.key().id(), partition, function.initial(change.key().id()));
            held.forgotten = true;
        }
        if (!held.changed) {
            held.changed = true;
            changed.add(held);
        }
    }

    @Override
    public void restoreFromSnapshot(Inbox inbox) {
        for (Object item = inbox.poll(); item != null; item = inbox.poll()) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) item;
            RowKey key = (RowKey) entry.getKey();
            byte[] row = (byte[]) entry.getValue();
            Held<S> before = states.find(keys.partitionOf(key.id()), key.id());
            if (before != null) {
                before.forgotten = true;
                states.remove(before);
            }
            if (!Row.isForgotten(row)) {
                hold(key.id(), row);
            }
            saver.add(new RowChange(key, row));
        }
    }

    @Override
    public boolean finishSnapshotRestore() {
        if (!restored) {
            restored = republished();
        }
        if (restored && !saver.changes().isEmpty()) {
            saver.changes().forEach(this::changedAgain);
            announceRestored();
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

    /** What was republished may be newer than what the replicas have read from the map. */
    private void announceRestored() {
        for (RowChange change : saver.changes()) {
            Held<S> held = states.find(
                    keys.partitionOf(change.key().id()), change.key().id());
            if (held != null) {
                context.of(held);
                function.restored(held.key, held.state, context);
            }
        }
    }

    private void hold(String key, byte[] row) {
        Held<S> held = new Held<>(key, keys.partitionOf(key), Row.read(function.stateCodec(), row));
        states.add(held);
        timers.set(function.clock(key), held, function.timerMillis(held.state));
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
            return services.clocks().reached(clock, watermark);
        }
    }
}
