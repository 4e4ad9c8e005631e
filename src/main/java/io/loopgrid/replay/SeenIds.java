package io.loopgrid.replay;

import java.util.Arrays;

/**
 * Remembers the newest hashes it was shown: at least {@value #KEPT}, at most twice as many, in 8 MB. Two generations of an
 * open-addressed table; the older one is thrown away when the newer one is full.
 */
final class SeenIds {
    static final int KEPT = 1 << 18;
    private static final int MASK = 2 * KEPT - 1;

    private long[] newer = new long[MASK + 1];
    private long[] older = new long[MASK + 1];
    private int count;

    /** Whether a hash is not among those remembered; from now on it is. */
    boolean isNew(long hash) {
        long mark = hash == 0 ? 1 : hash;
        int place = placeOf(newer, mark);
        if (newer[place] == mark || older[placeOf(older, mark)] == mark) {
            return false;
        }
        newer[place] = mark;
        count++;
        if (count == KEPT) {
            long[] emptied = older;
            Arrays.fill(emptied, 0);
            older = newer;
            newer = emptied;
            count = 0;
        }
        return true;
    }

    /** Where the mark is, or the empty place where it would be. */
    private static int placeOf(long[] table, long mark) {
        int place = (int) mark & MASK;
        while (table[place] != 0 && table[place] != mark) {
            place = (place + 1) & MASK;
        }
        return place;
    }
}
