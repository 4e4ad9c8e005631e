package io.loopgrid.grid;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.partition.PartitionService;
import io.loopgrid.function.Partitions;

/**
 * Makes row keys. The core decides the partition of a key by its own hash; Hazelcast decides by the hash of the
 * serialised partition key. This table holds, for each partition, an integer that Hazelcast sends there.
 *
 * <p>Thread-safe; building costs a few milliseconds, a key costs one hash of its text.
 */
public final class RowKeys {
    private final int[] keyOfPartition;

    /** Row keys of a table that somebody else has found. */
    RowKeys(int... keyOfPartition) {
        this.keyOfPartition = keyOfPartition.clone();
    }

    /** Finds the integers by trying 0, 1, 2 … until every partition has one. */
    public RowKeys(HazelcastInstance member) {
        PartitionService service = member.getPartitionService();
        int count = service.getPartitions().size();
        keyOfPartition = new int[count];
        boolean[] found = new boolean[count];
        int missing = count;
        for (int candidate = 0; missing > 0; candidate++) {
            int partition = service.getPartition(candidate).getPartitionId();
            if (!found[partition]) {
                found[partition] = true;
                keyOfPartition[partition] = candidate;
                missing--;
            }
        }
    }

    /** How many partitions there are. */
    public int partitionCount() {
        return keyOfPartition.length;
    }

    /** The partition of a function's key. */
    public int partitionOf(String id) {
        return Partitions.of(id, keyOfPartition.length);
    }

    /** The row key of a function's key. */
    public RowKey of(String id) {
        return of(id, partitionOf(id));
    }

    Integer partitionKey(int partition) {
        return keyOfPartition[partition];
    }

    RowKey of(String id, int partition) {
        return new RowKey(id, keyOfPartition[partition]);
    }
}
