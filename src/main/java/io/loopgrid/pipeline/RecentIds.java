package io.loopgrid.pipeline;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The ids that a partition of a topic has brought lately, as 64-bit hashes: the oldest is forgotten when the bound is
 * reached. Saved in segments, so that a snapshot costs what is new.
 *
 * <p>An open-addressing set beside a ring: adding and asking cost one probe or two; 24 bytes an id. Two ids are mistaken
 * for one with a chance of n²/2^65. Not thread-safe.
 */
final class RecentIds {
    /** How many ids one saved segment holds. */
    static final int SEGMENT = 1_024;

    private static final long EMPTY = 0;

    private final long[] ring;
    private final long[] table;
    private final int mask;
    private final BitSet changedSegments = new BitSet();
    private long added;

    /**
     * Nothing seen yet.
     *
     * @param bound how many ids are remembered, rounded up to whole segments
     */
    RecentIds(int bound) {
        int segments = Math.max(1, (bound + SEGMENT - 1) / SEGMENT);
        ring = new long[segments * SEGMENT];
        int size = Integer.highestOneBit(ring.length * 2 - 1) * 2;
        table = new long[size];
        mask = size - 1;
    }

    /** Remembers an id; returns whether it is new. */
    boolean add(long hash) {
        long id = hash == EMPTY ? 1 : hash;
        int slot = slotOf(id);
        if (table[slot] == id) {
            return false;
        }
        int place = (int) (added % ring.length);
        if (ring[place] != EMPTY) {
            remove(ring[place]);
            slot = slotOf(id);
        }
        table[slot] = id;
        ring[place] = id;
        changedSegments.set(place / SEGMENT);
        added++;
        return true;
    }

    /** The segments that changed since the last call. */
    List<Integer> takeChanged() {
        List<Integer> changed = new ArrayList<>();
        changedSegments.stream().forEach(changed::add);
        changedSegments.clear();
        return changed;
    }

    /** How many segments there are. */
    int segments() {
        return ring.length / SEGMENT;
    }

    /** A segment has to be saved again. */
    void changedAgain(int segment) {
        changedSegments.set(segment);
    }

    /** The bytes of a segment: how many ids were ever added, then its ids. */
    byte[] segment(int index) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * (1 + SEGMENT)).putLong(added);
        for (int i = index * SEGMENT; i < (index + 1) * SEGMENT; i++) {
            bytes.putLong(ring[i]);
        }
        return bytes.array();
    }

    /** Takes a segment back. */
    void restore(int index, byte[] segment) {
        ByteBuffer bytes = ByteBuffer.wrap(segment);
        added = Math.max(added, bytes.getLong());
        for (int i = index * SEGMENT; i < (index + 1) * SEGMENT && i < ring.length; i++) {
            if (ring[i] != EMPTY) {
                remove(ring[i]);
            }
            ring[i] = bytes.getLong();
            if (ring[i] != EMPTY) {
                table[slotOf(ring[i])] = ring[i];
            }
        }
    }

    private int slotOf(long id) {
        int slot = (int) (id ^ (id >>> 32)) & mask;
        while (table[slot] != EMPTY && table[slot] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Closes the gap that a removed id leaves, so that later probes still find what stood behind it (Knuth 6.4 R). */
    private void remove(long id) {
        int gap = slotOf(id);
        int next = gap;
        while (true) {
            next = (next + 1) & mask;
            if (table[next] == EMPTY) {
                break;
            }
            int home = (int) (table[next] ^ (table[next] >>> 32)) & mask;
            if (((next - home) & mask) >= ((next - gap) & mask)) {
                table[gap] = table[next];
                gap = next;
            }
        }
        table[gap] = EMPTY;
    }
}
