package io.loopgrid.replay;

import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.function.Partitions;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** All states of one function, within the same quota per partition as anywhere else. */
final class Owner<S, E> {
    /** A partition may exceed its quota by a tenth before it falls back to it: eviction sorts, so it goes in batches. */
    private static final int SLACK_DIVISOR = 10;

    private final KeyedFunction<S, E> function;
    private final SequentialHost host;
    private final int quota;
    private final Map<String, Held<S>> states = new HashMap<>();
    /** The states of each partition, in no order: {@link Held#place} says where. */
    private final List<List<Held<S>>> partitions = new ArrayList<>();

    private final Timers<S> timers = new Timers<>();
    private final CallContext context = new CallContext();

    Owner(KeyedFunction<S, E> function, SequentialHost host) {
        this.function = function;
        this.host = host;
        this.quota = Math.max(1, function.bound().maxKeys() / SequentialHost.PARTITIONS);
        for (int i = 0; i < SequentialHost.PARTITIONS; i++) {
            partitions.add(new ArrayList<>());
        }
    }

    @SuppressWarnings("unchecked") // Whoever sends to an address sends what its function takes.
    void apply(String key, Object event) {
        Held<S> held = states.get(key);
        boolean isNew = held == null;
        if (held == null) {
            held = create(key);
        }
        context.current = held;
        function.apply(key, held.state, (E) event, context);
        afterCall(held);
        if (isNew) {
            List<Held<S>> partition = partitions.get(held.partition);
            if (partition.size() > quota + quota / SLACK_DIVISOR) {
                evict(partition);
            }
        }
    }

    private Held<S> create(String key) {
        int partition = Partitions.of(key, SequentialHost.PARTITIONS);
        Held<S> held = new Held<>(key, partition, function.clock(key), function.initial(key));
        states.put(key, held);
        held.place = partitions.get(partition).size();
        partitions.get(partition).add(held);
        return held;
    }

    /** Takes a state away; the last of its partition takes its place. */
    private void remove(Held<S> held) {
        states.remove(held.key);
        List<Held<S>> partition = partitions.get(held.partition);
        Held<S> last = partition.remove(partition.size() - 1);
        if (last != held) {
            partition.set(held.place, last);
            last.place = held.place;
        }
    }

    private void evict(List<Held<S>> partition) {
        List<Ranked<S>> all = new ArrayList<>(partition.size());
        for (Held<S> held : partition) {
            all.add(new Ranked<>(function.bound().worth().applyAsLong(held.state), held));
        }
        all.sort(Comparator.<Ranked<S>>comparingLong(Ranked::worth).thenComparing(ranked -> ranked.held.key));
        for (Ranked<S> least : all.subList(0, all.size() - quota)) {
            context.current = least.held;
            function.forgotten(least.held.key, least.held.state, context);
            least.held.isForgotten = true;
            afterCall(least.held);
        }
    }

    /** Its worth is asked for once, not at each comparison. */
    private record Ranked<S>(long worth, Held<S> held) {}

    private void afterCall(Held<S> held) {
        if (held.isForgotten) {
            remove(held);
        } else {
            timers.set(held, function.timerMillis(held.state));
        }
    }

    void runTimers() {
        long now = host.timeMillis();
        for (Held<S> due = timers.due(now, host::reached); due != null; due = timers.due(now, host::reached)) {
            context.current = due;
            function.onTimer(due.key, due.state, host.reached(due.clock), context);
            afterCall(due);
        }
    }

    void flush() {
        context.current = null;
        function.flush(context);
    }

    @Nullable
    S find(String key) {
        Held<S> held = states.get(key);
        return held == null ? null : held.state;
    }

    void write(DataOutput out) throws IOException {
        TreeMap<String, S> all = new TreeMap<>();
        states.forEach((key, held) -> all.put(key, held.state));
        for (Map.Entry<String, S> entry : all.entrySet()) {
            out.writeUTF(entry.getKey());
            function.stateCodec().write(entry.getValue(), out);
        }
    }

    /** Every state, in the order of the keys. */
    void forEach(BiConsumer<String, Object> consumer) {
        TreeMap<String, S> all = new TreeMap<>();
        states.forEach((key, held) -> all.put(key, held.state));
        all.forEach(consumer);
    }

    /** What the function may ask for while it is called. */
    private final class CallContext implements Context {
        private @Nullable Held<S> current;

        @Override
        public void send(String address, String key, Object message) {
            host.send(address, key, message);
        }

        @Override
        public void forget() {
            if (current != null) {
                current.isForgotten = true;
            }
        }

        @Override
        public long timeMillis() {
            return host.reached(current == null ? "" : current.clock);
        }
    }
}
