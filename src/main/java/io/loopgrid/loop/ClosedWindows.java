package io.loopgrid.loop;

import java.util.Arrays;

/**
 * The newest closed windows of one symbol, oldest first: a ring of two numbers each, because hundreds of symbols with
 * hundreds of windows are too many objects. Not thread-safe.
 */
final class ClosedWindows {
    private static final int FIRST_ROOM = 16;

    private final int most;
    private long[] froms = new long[FIRST_ROOM];
    private long[] counts = new long[FIRST_ROOM];
    private int first;
    private int size;

    /** None yet; at most so many, at least {@value #FIRST_ROOM}. */
    ClosedWindows(int most) {
        this.most = Math.max(most, FIRST_ROOM);
    }

    int size() {
        return size;
    }

    /** When the i-th began, epoch milliseconds UTC. */
    long fromMillis(int i) {
        return froms[at(i)];
    }

    /** How many tweets the i-th has. */
    long tweets(int i) {
        return counts[at(i)];
    }

    /** Adds a window that is newer than all; the oldest goes when there are too many. */
    void append(long fromMillis, long tweets) {
        if (size == froms.length && size < most) {
            grow();
        }
        if (size == froms.length) {
            first = (first + 1) % froms.length;
            size--;
        }
        size++;
        froms[at(size - 1)] = fromMillis;
        counts[at(size - 1)] = tweets;
    }

    /** Adds tweets to a window; does nothing when it is not among these. */
    void add(long fromMillis, long tweets) {
        for (int i = size - 1; i >= 0 && fromMillis(i) >= fromMillis; i--) {
            if (fromMillis(i) == fromMillis) {
                counts[at(i)] += tweets;
            }
        }
    }

    private int at(int i) {
        return (first + i) % froms.length;
    }

    /** Only a ring that was never full grows, so it begins at 0. */
    private void grow() {
        int room = Math.min(most, 2 * froms.length);
        froms = Arrays.copyOf(froms, room);
        counts = Arrays.copyOf(counts, room);
    }
}
