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
    private final List<Map<String, Held<S>>> partitions = new ArrayList<>();
    private final Timers<S> timers = new Timers<>();
    private final CallContext context = new CallContext();

    Owner(KeyedFunction<S, E> function, SequentialHost host) {
        this.function = function;
        this.host = host;
        this.quota = Math.max(1, function.bound().maxKeys() / SequentialHost.PARTITIONS);
        for (int i = 0; i < SequentialHost.PARTITIONS; i++) {
            partitions.add(new HashMap<>());
        }
    }

    @SuppressWarnings("unchecked") // Whoever sends to an address sends what its function takes.
    void apply(String key, Object event) {
        int partition = Partitions.of(key, SequentialHost.PARTITIONS);
        Map<String, Held<S>> states = partitions.get(partition);
        Held<S> held = states.get(key);
        if (held == null) {
            held = new Held<>(key, partition, function.clock(key), function.initial(key));
            states.put(key, held);
        }
        context.current = held;
        function.apply(key, held.state, (E) event, context);
        afterCall(held);
        if (states.size() > quota + quota / SLACK_DIVISOR) {
            evict(states);
        }
    }

    private void evict(Map<String, Held<S>> states) {
        List<Held<S>> all = new ArrayList<>(states.values());
        Comparator<Held<S>> leastWorth =
                Comparator.comparingLong(held -> function.bound().worth().applyAsLong(held.state));
        all.sort(leastWorth.thenComparing(held -> held.key));
        for (Held<S> least : all.subList(0, all.size() - quota)) {
            context.current = least;
            function.forgotten(least.key, least.state, context);
            least.isForgotten = true;
            afterCall(least);
        }
    }

    private void afterCall(Held<S> held) {
        if (held.isForgotten) {
            partitions.get(held.partition).remove(held.key);
        } else {
            timers.set(held, function.timerMillis(held.state));
        }
    }

    void runTimers() {
        for (Held<S> due = timers.due(host::reached); due != null; due = timers.due(host::reached)) {
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
        Held<S> held =
                partitions.get(Partitions.of(key, SequentialHost.PARTITIONS)).get(key);
        return held == null ? null : held.state;
    }

    void write(DataOutput out) throws IOException {
        TreeMap<String, S> all = new TreeMap<>();
        for (Map<String, Held<S>> states : partitions) {
            states.forEach((key, held) -> all.put(key, held.state));
        }
        for (Map.Entry<String, S> entry : all.entrySet()) {
            out.writeUTF(entry.getKey());
            function.stateCodec().write(entry.getValue(), out);
        }
    }

    /** Every state, in the order of the keys. */
    void forEach(BiConsumer<String, Object> consumer) {
        TreeMap<String, S> all = new TreeMap<>();
        for (Map<String, Held<S>> states : partitions) {
            states.forEach((key, held) -> all.put(key, held.state));
        }
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
