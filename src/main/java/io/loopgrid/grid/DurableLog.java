package io.loopgrid.grid;

import java.util.concurrent.Future;

/**
 * Where committed rows outlive every member. Rows of an epoch are appended before its snapshot is complete and count only
 * once the epoch is committed. Thread-safe.
 */
public interface DurableLog {
    /**
     * Appends a row.
     *
     * @param row the bytes; none when the key is forgotten
     * @return done once the row is safe; fails when it may not be
     */
    Future<?> append(String function, String key, byte[] row, Epoch epoch);

    /** Makes the rows of an epoch, and of all before it in its generation, count. Done once that is safe. */
    Future<?> commit(Epoch epoch);

    /** Waits until every row that was appended is safe, or has failed. */
    void flush();
}
