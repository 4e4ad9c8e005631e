package io.loopgrid.grid;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds among the rows of a log those that count: per key the newest whose epoch is committed.
 *
 * <p>Rows must come in the order of the log. Holds one row per key. Not thread-safe.
 */
final class RowSelection {
    /** A row and when it was written. */
    record Found(Epoch epoch, byte[] row) {}

    private static final int OPEN_EPOCHS = 2;

    private final Map<Long, Long> committed;
    private final Map<String, Found> newest = new HashMap<>();
    private final Map<String, Epoch> covered = new HashMap<>();
    private final Map<Long, Set<Long>> uncommitted = new HashMap<>();
    private long newestGeneration;

    /**
     * Nothing seen yet.
     *
     * @param committed the newest committed epoch of each generation
     */
    RowSelection(Map<Long, Long> committed) {
        this.committed = Map.copyOf(committed);
    }

    /** Takes the next row of the log. */
    void take(String key, Epoch epoch, byte[] row) {
        newestGeneration = Math.max(newestGeneration, epoch.generation());
        if (epoch.number() > committed.getOrDefault(epoch.generation(), 0L)) {
            covered.put(key, epoch);
            uncommitted
                    .computeIfAbsent(epoch.generation(), generation -> new TreeSet<>())
                    .add(epoch.number());
            return;
        }
        Found before = newest.get(key);
        if (before == null || epoch.compareTo(before.epoch()) >= 0) {
            newest.put(key, new Found(epoch, row));
            covered.remove(key);
        }
    }

    /** The rows that count, by key; forgotten keys too. */
    Map<String, Found> rows() {
        return newest;
    }

    /**
     * Keys whose last row in the log does not count. Compaction keeps the last row of a key, so the row that counts has to be
     * written once more, or it would be lost with the next compaction.
     */
    Iterable<String> covered() {
        return covered.keySet();
    }

    /**
     * Refuses a log that has lost commit records. Rows of an epoch can be read only after the commit record of the last but
     * one before it, so more than two epochs of one generation without theirs cannot be.
     *
     * @throws IllegalStateException when there are
     */
    void requireCommits() {
        uncommitted.forEach((generation, epochs) -> {
            if (epochs.size() > OPEN_EPOCHS) {
                throw new IllegalStateException("commit records of the state are missing: generation " + generation
                        + " has rows of the epochs " + epochs + " but is committed up to "
                        + committed.getOrDefault(generation, 0L) + ", and starting without them would hide it");
            }
        });
    }

    /** The newest generation that wrote a row, committed or not. */
    long newestGeneration() {
        return newestGeneration;
    }
}
