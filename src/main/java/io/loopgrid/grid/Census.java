package io.loopgrid.grid;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells whether the maps hold the whole state: a restore leaves a mark in each partition, and a partition that is lost takes
 * its mark with it. All maps share their partitions, so one map of marks speaks for all. Thread-safe.
 */
public final class Census {
    private static final String MAP = "loopgrid.census";

    private final HazelcastInstance member;
    private final RowKeys keys;

    Census(HazelcastInstance member, RowKeys keys) {
        this.member = member;
        this.keys = keys;
    }

    /** Whether nothing is missing. Costs a call over the network to each member. */
    public boolean isComplete() {
        return marks().size() == keys.partitionCount() && Generations.isKnown(member);
    }

    /** Whether a job has worked on the maps since they were filled. */
    public boolean isBegun() {
        return Generations.isBegun(member);
    }

    /**
     * Refuses maps that have holes.
     *
     * @throws IllegalStateException when a partition was lost, or was never filled
     */
    void requireComplete() {
        int found = marks().size();
        if (found != keys.partitionCount()) {
            throw new IllegalStateException(
                    "the state must have all its " + keys.partitionCount() + " partitions but has " + found);
        }
    }

    /** The maps are about to be filled: until that is done they have holes. */
    void begin() {
        marks().clear();
    }

    /** The maps are filled; generations go on after a number. */
    void complete(long generation) {
        Generations.continueAfter(member, generation);
        Map<RowKey, Boolean> all = new HashMap<>();
        for (int partition = 0; partition < keys.partitionCount(); partition++) {
            all.put(keys.of("", partition), true);
        }
        marks().setAll(all);
    }

    private IMap<RowKey, Boolean> marks() {
        return member.getMap(MAP);
    }
}
