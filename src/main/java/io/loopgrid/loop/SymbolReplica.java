package io.loopgrid.loop;

import org.jspecify.annotations.Nullable;

/** What predictors read of one symbol. Many readers, one writer. */
final class SymbolReplica {
    /** At a batch each 20 ms, enough for tweets that are a second behind the newest. */
    private static final int RECENT_ROWS = 64;

    /** Oldest first; replaced as a whole, never changed. */
    private volatile RecentMean[] recent = {};

    SymbolReplica(LoopSettings settings) {}

    void recent(RecentMean mean) {
        RecentMean[] before = recent;
        int dropped = before.length == RECENT_ROWS ? 1 : 0;
        RecentMean[] after = new RecentMean[before.length - dropped + 1];
        System.arraycopy(before, dropped, after, 0, before.length - dropped);
        after[after.length - 1] = mean;
        recent = after;
    }

    /** The mean of recent tweets as of an instant: the newest that has no later tweet in it; null when there is none. */
    @Nullable
    RecentMean recentAt(long timeMillis) {
        RecentMean[] rows = recent;
        for (int i = rows.length - 1; i >= 0; i--) {
            if (rows[i].timeMillis() <= timeMillis) {
                return rows[i];
            }
        }
        return null;
    }
}
