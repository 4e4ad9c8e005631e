package io.loopgrid.feed;

import io.loopgrid.event.Event;
import io.loopgrid.event.Label;
import io.loopgrid.event.Tweet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A synthetic market beside one who sees its news, for tests of other packages. Not thread-safe. */
public final class KnownMarket {
    private final SyntheticMarket market;

    private KnownMarket(SyntheticMarket market) {
        this.market = market;
    }

    /**
     * A market of 2,000 words with ten prices in a horizon.
     *
     * @param tweetsOfHorizon how many tweets there are in a horizon, on average
     * @param isPlanted whether 24 words tell the price, or none does
     * @param flipAfterOutcomes after how many outcomes four of them change sides, again and again; 0 for never
     */
    public static KnownMarket of(
            long seed, long horizonMillis, double tweetsOfHorizon, boolean isPlanted, long flipAfterOutcomes) {
        MarketPlan plan = new MarketPlan(
                PlantedMarkets.SYMBOL,
                seed,
                horizonMillis,
                horizonMillis / 10,
                tweetsOfHorizon * 1000 / horizonMillis,
                2_000,
                isPlanted ? 24 : 0,
                flipAfterOutcomes,
                isPlanted ? 4 : 0);
        return new KnownMarket(new SyntheticMarket(plan, PlantedMarkets.START, 100));
    }

    /** The next event. */
    public Event next() {
        return market.next();
    }

    /** The likeliest label of the newest event, a tweet, for one who knows what the words mean now. */
    public Label likeliest(Tweet newest) {
        Set<String> words = new HashSet<>(Arrays.asList(newest.text().split(" ")));
        if (market.goodWords().stream().anyMatch(words::contains)) {
            return Label.UP;
        }
        return market.badWords().stream().anyMatch(words::contains) ? Label.DOWN : Label.FLAT;
    }

    /** How often the best possible predictor is right in the long run. */
    public double bayesAccuracy() {
        return market.bayesAccuracy();
    }
}
