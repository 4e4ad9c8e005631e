package io.loopgrid.grid;

import org.jspecify.annotations.Nullable;

/**
 * Where committed rows outlive every member. Rows of an epoch are appended before its snapshot is complete and count only
 * once the epoch is committed. Nothing here waits but {@link #fence}, {@link #open} and {@link #commitLast}. Thread-safe.
 */
public interface DurableLog {
    /** Refuses, from now on, everything from those who wrote before, whether they still live or have only been stopped. */
    void fence();

    /**
     * Begins to write for a new generation; what this member wrote before and has not sealed is dropped.
     *
     * @param slot which of the generation's members this is
     */
    void open(int slot);

    /**
     * Appends a row.
     *
     * @param row the bytes; none when the key is forgotten
     */
    void append(String function, String key, byte[] row, Epoch epoch);

    /**
     * Says that all rows of an epoch are appended on this member; they become safe soon after.
     *
     * @param committed the epoch whose rows, and those of all before it in its generation, count from now on; null for none
     */
    void seal(Epoch epoch, @Nullable Epoch committed);

    /** Takes back the rows of an epoch whose snapshot has failed, as if they had never been appended. */
    void drop(Epoch epoch);

    /**
     * Whether the rows of an epoch, and of all before it, are safe or taken back.
     *
     * @throws com.hazelcast.jet.RestartableException when they may not be
     */
    boolean isSafe(Epoch epoch);

    /**
     * Makes the rows of an epoch count; returns when that is safe.
     *
     * @throws IllegalStateException when the log does not answer, or has lost rows of the epoch
     */
    void commitLast(Epoch epoch);
}
