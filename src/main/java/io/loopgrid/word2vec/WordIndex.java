package io.loopgrid.word2vec;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntToLongFunction;

/**
 * From a 64-bit hash to the number of a row: open addressing with linear probing, one long a slot.
 *
 * <p>A slot holds the hash's upper 40 bits and the row + 1 in the lower 24, so that a reader sees both or neither; the lower
 * bits of the hash decide where probing starts. Two words whose hashes agree in both are taken for one, which is rarer than a
 * damaged memory cell. Any number of readers, one writer at a time. While the writer removes
 * a word, a reader may for a moment not find another word; it never finds a wrong one.
 */
final class WordIndex {
    /** Rows that can be numbered. */
    static final int MAX_ROWS = (1 << 24) - 2;

    private static final long ROW = (1L << 24) - 1;
    private static final int SMALLEST = 1_024;

    private final IntToLongFunction hashOfRow;
    private volatile AtomicLongArray slots = new AtomicLongArray(SMALLEST);
    private int used;

    /**
     * An empty index.
     *
     * @param hashOfRow the whole hash of a row that is in the index
     */
    WordIndex(IntToLongFunction hashOfRow) {
        this.hashOfRow = hashOfRow;
    }

    /** The row of a hash, or -1. */
    int find(long hash) {
        AtomicLongArray now = slots;
        int mask = now.length() - 1;
        for (int i = (int) hash & mask; ; i = (i + 1) & mask) {
            long slot = now.getAcquire(i);
            if (slot == 0) {
                return -1;
            }
            if (((slot ^ hash) & ~ROW) == 0) {
                return (int) (slot & ROW) - 1;
            }
        }
    }

    /** Adds a row whose hash is not in the index yet. */
    void insert(long hash, int row) {
        if (2 * (used + 1) > slots.length()) {
            grow();
        }
        place(slots, hash, row);
        used++;
    }

    private static void place(AtomicLongArray into, long hash, int row) {
        int mask = into.length() - 1;
        int i = (int) hash & mask;
        while (into.getPlain(i) != 0) {
            i = (i + 1) & mask;
        }
        into.setRelease(i, (hash & ~ROW) | (row + 1));
    }

    private void grow() {
        AtomicLongArray old = slots;
        AtomicLongArray larger = new AtomicLongArray(2 * old.length());
        for (int i = 0; i < old.length(); i++) {
            long slot = old.getPlain(i);
            if (slot != 0) {
                int row = (int) (slot & ROW) - 1;
                place(larger, hashOfRow.applyAsLong(row), row);
            }
        }
        slots = larger;
    }

    /** Removes a hash and moves later entries of its run up, so that no mark is left behind (Knuth 6.4, algorithm R). */
    void remove(long hash) {
        AtomicLongArray now = slots;
        int mask = now.length() - 1;
        int hole = (int) hash & mask;
        while (((now.getPlain(hole) ^ hash) & ~ROW) != 0) {
            if (now.getPlain(hole) == 0) {
                return;
            }
            hole = (hole + 1) & mask;
        }
        for (int i = (hole + 1) & mask; now.getPlain(i) != 0; i = (i + 1) & mask) {
            long slot = now.getPlain(i);
            int home = (int) hashOfRow.applyAsLong((int) (slot & ROW) - 1) & mask;
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                now.setRelease(hole, slot);
                hole = i;
            }
        }
        now.setRelease(hole, 0);
        used--;
    }

    /** Removes everything; keeps the memory. */
    void clear() {
        AtomicLongArray now = slots;
        for (int i = 0; i < now.length(); i++) {
            now.setPlain(i, 0);
        }
        used = 0;
    }
}
