package io.loopgrid.grid;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.jet.RestartableException;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicates;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;

/** Rows in a map of the grid. */
record MapStore(IMap<RowKey, byte[]> map, RowKeys keys) implements RowStore {
    @Override
    public Future<?> set(Map<RowKey, byte[]> rows) {
        return map.setAllAsync(rows).toCompletableFuture();
    }

    @Override
    public Future<?> remove(Set<RowKey> gone) {
        return map.submitToKeys(gone, new RowRemoval()).toCompletableFuture();
    }

    /**
     * The rows of some partitions.
     *
     * @throws RestartableException when the grid does not answer because members come and go
     * @throws SplitBrainProtectionException on members that are too few: waiting helps, starting again does not
     */
    @Override
    public List<RowChange> rowsOf(int[] partitions) {
        Set<Integer> all = new HashSet<>();
        for (int partition : partitions) {
            all.add(keys.partitionKey(partition));
        }
        try {
            return map.entrySet(Predicates.multiPartitionPredicate(all, Predicates.alwaysTrue())).stream()
                    .map(row -> new RowChange(row.getKey(), row.getValue()))
                    .toList();
        } catch (SplitBrainProtectionException e) {
            throw e;
        } catch (HazelcastException e) {
            throw new RestartableException("rows of " + map.getName() + " could not be read", e);
        }
    }
}
