package io.loopgrid.feed;

import io.loopgrid.event.Event;
import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import java.util.ArrayList;
import java.util.List;

/** Recordings of synthetic markets, for tests of other packages. */
public final class PlantedMarkets {
    /** The only symbol. */
    public static final Symbol SYMBOL = new Symbol("DEMO");

    /** How far ahead the planted words tell. */
    public static final long HORIZON_MILLIS = 100_000;

    static final long START = 1_700_000_000_000L;

    private PlantedMarkets() {}

    /**
     * What was said and what it cost.
     *
     * @param bayesAccuracy how often the best possible predictor is right
     */
    public record Recording(List<Tweet> tweets, List<Price> prices, double bayesAccuracy) {}

    /** So many events of a market in which some words tell the price, or none does. */
    public static Recording record(long seed, boolean isPlanted, int events) {
        MarketPlan plan = new MarketPlan(SYMBOL, seed, HORIZON_MILLIS, 5_000, 0.2, 2_000, isPlanted ? 24 : 0, 0, 0);
        SyntheticMarket market = new SyntheticMarket(plan, START, 100);
        List<Tweet> tweets = new ArrayList<>();
        List<Price> prices = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            Event event = market.next();
            if (event instanceof Tweet tweet) {
                tweets.add(tweet);
            } else if (event instanceof Price price) {
                prices.add(price);
            }
        }
        return new Recording(tweets, prices, market.bayesAccuracy());
    }
}
