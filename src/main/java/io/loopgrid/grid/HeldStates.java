package io.loopgrid.grid;

import io.loopgrid.function.Bound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The states that one processor owns, by partition, each partition within its quota.
 *
 * <p>Eviction goes in batches: a partition may exceed its quota by a quarter, then it falls back to the quota, so that one
 * new key costs O(log n) on average.
 */
final class HeldStates<S> {
    private static final int SLACK_DIVISOR = 4;

    private final @Nullable Map<String, Held<S>>[] byPartition;
    private final Bound<S> bound;
    private final int quota;

    @SuppressWarnings({"unchecked", "rawtypes"}) // There are no arrays of generic types.
    HeldStates(Bound<S> bound, int partitionCount) {
        this.byPartition = new Map[partitionCount];
        this.bound = bound;
        this.quota = Math.max(1, bound.maxKeys() / partitionCount);
    }

    @Nullable
    Held<S> find(int partition, String key) {
        Map<String, Held<S>> states = byPartition[partition];
        return states == null ? null : states.get(key);
    }

    void add(Held<S> held) {
        Map<String, Held<S>> states = byPartition[held.partition];
        if (states == null) {
            states = new HashMap<>();
            byPartition[held.partition] = states;
        }
        states.put(held.key, held);
    }

    void remove(Held<S> held) {
        Map<String, Held<S>> states = byPartition[held.partition];
        if (states != null) {
            states.remove(held.key);
        }
    }

    /** Takes a key's state out, which is forgotten then; null when there is none. */
    @Nullable
    Held<S> forget(int partition, String key) {
        Held<S> held = find(partition, key);
        if (held != null) {
            held.forgotten = true;
            remove(held);
        }
        return held;
    }

    /** A key's state, or one that says that the key is forgotten. */
    Held<S> findOrForgotten(int partition, String key, Supplier<S> initial) {
        Held<S> held = find(partition, key);
        if (held == null) {
            held = new Held<>(key, partition, initial.get());
            held.forgotten = true;
        }
        return held;
    }

    /** How many there are. */
    long count() {
        long count = 0;
        for (Map<String, Held<S>> states : byPartition) {
            count += states == null ? 0 : states.size();
        }
        return count;
    }

    /** The states of a partition, in no order. */
    Collection<Held<S>> of(int partition) {
        Map<String, Held<S>> states = byPartition[partition];
        return states == null ? List.of() : states.values();
    }

    /** What has to go so that the partition is within its quota again; mostly nothing. */
    List<Held<S>> overQuota(int partition) {
        Map<String, Held<S>> states = byPartition[partition];
        if (states == null || states.size() <= quota + quota / SLACK_DIVISOR) {
            return List.of();
        }
        return leastWorth(states.values(), states.size() - quota);
    }

    /**
     * The states of least worth, the least first, and among equals in the order of their keys. Their worths are sorted as
     * plain numbers first: a few of a thousand states go, and only these are compared as objects.
     */
    private List<Held<S>> leastWorth(Collection<Held<S>> states, int count) {
        long[] worths = new long[states.size()];
        int next = 0;
        for (Held<S> held : states) {
            worths[next++] = bound.worth().applyAsLong(held.state);
        }
        Arrays.sort(worths);
        long highest = worths[count - 1];
        List<Held<S>> least = new ArrayList<>();
        for (Held<S> held : states) {
            if (bound.worth().applyAsLong(held.state) <= highest) {
                least.add(held);
            }
        }
        Comparator<Held<S>> byWorth =
                Comparator.comparingLong(held -> bound.worth().applyAsLong(held.state));
        least.sort(byWorth.thenComparing(held -> held.key));
        return least.subList(0, count);
    }
}
