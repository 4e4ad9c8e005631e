package io.loopgrid.loop;

import io.loopgrid.num2vec.MarketEncoding;
import io.loopgrid.num2vec.PriceHistory;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What predictors read of one symbol. Many readers, one writer. */
final class SymbolReplica {
    /** At a batch each 20 ms, enough for tweets that are a second behind the newest. */
    private static final int RECENT_ROWS = 64;

    private final int keptPrices;
    /** Encodings that were given out of order, until they are put into it: only while states are loaded. */
    private final TreeMap<Long, MarketEncoding> unordered = new TreeMap<>();

    private volatile PriceHistory history;
    private volatile DriftNotice drift = DriftNotice.NONE;
    private volatile ModelSnapshot model;
    /** Oldest first; replaced as a whole, never changed. */
    private volatile RecentMean[] recent = {};

    SymbolReplica(int keptPrices, int features) {
        this.keptPrices = keptPrices;
        this.history = new PriceHistory(keptPrices);
        this.model = ModelSnapshot.untaught(features);
    }

    /** The market's encodings by time. A reader takes it once for each look-up and what follows. */
    PriceHistory history() {
        return history;
    }

    /** The newest model. */
    ModelSnapshot model() {
        return model;
    }

    double change(long fromMillis, long toMillis, long maxAgeMillis) {
        return history.change(fromMillis, toMillis, maxAgeMillis);
    }

    void drift(DriftNotice newest) {
        drift = newest;
    }

    /** Whether labels teach more at a time, because what was learned has drifted. */
    boolean isLearningRaised(long timeMillis) {
        return timeMillis <= drift.raisedUntilMillis();
    }

    void model(ModelSnapshot newest) {
        model = newest;
    }

    /** Adds an encoding; returns whether it is newer than all before. One that is older finds its place all the same. */
    boolean add(MarketEncoding encoding) {
        if (history.add(encoding)) {
            return true;
        }
        addLater(encoding);
        order();
        return false;
    }

    /** Adds an encoding when {@link #order} is called. */
    void addLater(MarketEncoding encoding) {
        unordered.put(encoding.timeMillis(), encoding);
    }

    /**
     * Puts what was added later into its place: a new history of everything, in order. It costs a pass over all that is
     * kept, and happens only after a start.
     */
    void order() {
        if (unordered.isEmpty()) {
            return;
        }
        PriceHistory before = history;
        TreeMap<Long, MarketEncoding> all = new TreeMap<>(unordered);
        for (long place = before.asOf(Long.MAX_VALUE); place >= 0; place--) {
            MarketEncoding kept = before.encoding(place);
            if (kept == null) {
                break;
            }
            all.put(kept.timeMillis(), kept);
        }
        PriceHistory after = new PriceHistory(keptPrices);
        for (Map.Entry<Long, MarketEncoding> entry : all.entrySet()) {
            after.add(entry.getValue());
        }
        history = after;
        unordered.clear();
    }

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
