package io.loopgrid.loop;

import io.loopgrid.function.Partitions;

/**
 * Decides which signals are kept for their outcome. While fewer than half of the bound are waiting, all are; from there on
 * the share falls to none at the bound, so that at any rate of signals a steady share of them is kept. Which ones depends
 * on a hash of their ids, not on their order.
 *
 * <p>How many are waiting is what was kept during the last horizon of event time, counted in {@value #SLICES} slices.
 * One thread; no allocation.
 */
final class KeepRate {
    private static final int SLICES = 16;
    private static final double UNIT = 0x1.0p-53;

    private final long sliceMillis;
    private final int maxPending;
    private final long[] kept = new long[SLICES];
    private long newestSlice = Long.MIN_VALUE;
    private long pending;

    KeepRate(long horizonMillis, int maxPending) {
        this.sliceMillis = Math.max(1, (horizonMillis + SLICES - 2) / (SLICES - 1));
        this.maxPending = maxPending;
    }

    /** Whether to keep the signal; a yes is counted. */
    boolean keeps(String id, long timeMillis) {
        advance(Math.floorDiv(timeMillis, sliceMillis));
        double share = 2.0 - 2.0 * pending / maxPending;
        if (share < 1 && (Partitions.hash64(id) >>> 11) * UNIT >= share) {
            return false;
        }
        // An old signal is counted with the newest: it waits at least as long as the host takes to see it is due.
        kept[(int) Math.floorMod(newestSlice, (long) SLICES)]++;
        pending++;
        return true;
    }

    private void advance(long slice) {
        if (slice <= newestSlice) {
            return;
        }
        long steps = newestSlice == Long.MIN_VALUE ? SLICES : Math.min(SLICES, slice - newestSlice);
        for (long s = slice - steps + 1; s <= slice; s++) {
            int at = (int) Math.floorMod(s, (long) SLICES);
            pending -= kept[at];
            kept[at] = 0;
        }
        newestSlice = slice;
    }
}
