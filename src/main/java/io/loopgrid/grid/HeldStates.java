package io.loopgrid.grid;

import io.loopgrid.function.Bound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The states that one processor owns, by partition, each partition within its quota.
 *
 * <p>Eviction goes in batches: a partition may exceed its quota by a quarter, then it falls back to the quota, so that one
 * new key costs O(log n) on average.
 */
final class HeldStates<S> {
    private static final int SLACK_DIVISOR = 4;

    private final Map<Integer, Map<String, Held<S>>> byPartition = new HashMap<>();
    private final Bound<S> bound;
    private final int quota;

    HeldStates(Bound<S> bound, int partitionCount) {
        this.bound = bound;
        this.quota = Math.max(1, bound.maxKeys() / partitionCount);
    }

    @Nullable
    Held<S> find(int partition, String key) {
        Map<String, Held<S>> states = byPartition.get(partition);
        return states == null ? null : states.get(key);
    }

    void add(Held<S> held) {
        byPartition.computeIfAbsent(held.partition, p -> new HashMap<>()).put(held.key, held);
    }

    void remove(Held<S> held) {
        Map<String, Held<S>> states = byPartition.get(held.partition);
        if (states != null) {
            states.remove(held.key);
        }
    }

    /** What has to go so that the partition is within its quota again; mostly nothing. */
    List<Held<S>> overQuota(int partition) {
        Map<String, Held<S>> states = byPartition.get(partition);
        if (states == null || states.size() <= quota + quota / SLACK_DIVISOR) {
            return List.of();
        }
        List<Held<S>> all = new ArrayList<>(states.values());
        Comparator<Held<S>> leastWorth =
                Comparator.comparingLong(held -> bound.worth().applyAsLong(held.state));
        all.sort(leastWorth.thenComparing(held -> held.key));
        return all.subList(0, all.size() - quota);
    }

    /** Every state, in no order. */
    Iterable<Held<S>> all() {
        List<Held<S>> all = new ArrayList<>();
        byPartition.values().forEach(states -> all.addAll(states.values()));
        return all;
    }
}
