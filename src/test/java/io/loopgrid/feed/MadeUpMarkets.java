package io.loopgrid.feed;

import io.loopgrid.event.Event;
import io.loopgrid.event.Symbol;
import java.util.function.Supplier;

/** Synthetic markets for the tests of other packages. */
public final class MadeUpMarkets {
    private MadeUpMarkets() {}

    /** The events of a market of 2,000 words with a price a second and two tweets a second, without end. */
    public static Supplier<Event> of(Symbol symbol, long seed, long horizonMillis, int plantedWords, long startMillis) {
        MarketPlan plan = new MarketPlan(symbol, seed, horizonMillis, 1_000, 2, 2_000, plantedWords, 0, 0);
        return new SyntheticMarket(plan, startMillis, 100)::next;
    }
}
