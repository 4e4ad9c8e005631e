package io.loopgrid.pipeline;

import io.loopgrid.event.Symbol;
import io.loopgrid.grid.Clocks;
import io.loopgrid.loop.Replica;

/**
 * Event time per symbol: the smaller of what the tweets and the symbol's prices have reached. A symbol whose prices have
 * stopped follows the tweets at a distance, so that its predictions end as missing and not never.
 */
record SymbolClocks(Replica replica, long missingAfterMillis) implements Clocks {
    @Override
    public long reached(String clock, long watermark) {
        if (clock.isEmpty() || watermark == Long.MIN_VALUE) {
            return watermark;
        }
        long byPrices = replica.reached(new Symbol(clock));
        return Math.min(watermark, Math.max(byPrices, watermark - missingAfterMillis));
    }

    @Override
    public long advances() {
        return replica.advances();
    }
}
