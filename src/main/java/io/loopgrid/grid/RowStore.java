package io.loopgrid.grid;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;

/** The committed rows of one function, as all members see them. Thread-safe. */
interface RowStore {
    /** Sets rows; done when they are there, fails when they may not be. */
    Future<?> set(Map<RowKey, byte[]> rows);

    /** Removes rows; done when they are gone, fails when they may not be. */
    Future<?> remove(Set<RowKey> keys);

    /** The rows of some partitions, wherever the partitions are now. One call over the network to each member that has some. */
    List<RowChange> rowsOf(int[] partitions);
}
