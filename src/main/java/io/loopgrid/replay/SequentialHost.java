package io.loopgrid.replay;

import io.loopgrid.event.Symbol;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.Replica;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs keyed functions on one thread: messages are taken in the order they were sent, and the same input gives the same
 * states on every machine. It is the {@link Context} of whoever sends from outside.
 *
 * <p>There is no snapshot, and nothing is lost but what a bound forgets. The time of a symbol is that of the input, but not
 * beyond its newest price.
 */
final class SequentialHost implements Context {
    /** How many partitions the quotas are of. */
    static final int PARTITIONS = 61;

    private record Message(Owner<?, ?> owner, String key, Object event) {}

    private final Map<String, Owner<?, ?>> owners = new LinkedHashMap<>();
    private final Replica replica;
    private final Outputs outputs;
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private long timeMillis = Long.MIN_VALUE;

    /**
     * A host of functions without states.
     *
     * @param functions makers by name; {@link #settle} flushes them in this order
     * @param replica receives what is sent to {@link Addresses#REPLICA}, at once
     * @param outputs receives what is sent anywhere else
     */
    public SequentialHost(Map<String, Supplier<KeyedFunction<?, ?>>> functions, Replica replica, Outputs outputs) {
        this.replica = replica;
        this.outputs = outputs;
        functions.forEach((name, maker) -> owners.put(name, new Owner<>(maker.get(), this)));
    }

    /** Sends a message; a function takes it in the next {@link #settle}. */
    @Override
    public void send(String address, String key, Object message) {
        Owner<?, ?> owner = owners.get(address);
        if (owner != null) {
            waiting.add(new Message(owner, key, message));
        } else if (address.equals(Addresses.REPLICA)) {
            replica.apply(key, message);
        } else {
            outputs.take(address, key, message);
        }
    }

    /** Runs until no message waits and nothing is gathered. */
    public void settle() {
        do {
            for (Message next = waiting.poll(); next != null; next = waiting.poll()) {
                next.owner.apply(next.key, next.event);
            }
            for (Owner<?, ?> owner : owners.values()) {
                owner.flush();
            }
        } while (!waiting.isEmpty());
    }

    /** Event time has passed: calls whoever waited for it, and settles. Time never goes back. */
    public void advance(long toMillis) {
        timeMillis = Math.max(timeMillis, toMillis);
        for (Owner<?, ?> owner : owners.values()) {
            owner.runTimers();
        }
        settle();
    }

    /** How far a clock has come: that of a symbol, or with an empty name that of the whole input. */
    long reached(String clock) {
        if (clock.isEmpty()) {
            return timeMillis;
        }
        return Math.min(timeMillis, replica.reached(symbols.computeIfAbsent(clock, Symbol::new)));
    }

    /** How far the whole input has come, epoch milliseconds UTC. */
    @Override
    public long timeMillis() {
        return timeMillis;
    }

    /** Does nothing: who sends from outside has no state. */
    @Override
    public void forget() {}

    /** The state of a key, or null. */
    public @Nullable Object find(String function, String key) {
        Owner<?, ?> owner = owners.get(function);
        return owner == null ? null : owner.find(key);
    }

    /** Writes every state of a function as the function saves it, each after its key, in the order of the keys. */
    public void write(String function, DataOutput out) throws IOException {
        Owner<?, ?> owner = owners.get(function);
        if (owner != null) {
            owner.write(out);
        }
    }

    /** Every state of a function, in the order of the keys. */
    public void forEach(String function, BiConsumer<String, Object> consumer) {
        Owner<?, ?> owner = owners.get(function);
        if (owner != null) {
            owner.forEach(consumer);
        }
    }
}
