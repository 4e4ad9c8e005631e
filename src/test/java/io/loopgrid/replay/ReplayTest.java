package io.loopgrid.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.event.Correction;
import io.loopgrid.event.Label;
import io.loopgrid.event.Price;
import io.loopgrid.event.Tweet;
import io.loopgrid.feed.PlantedMarkets;
import io.loopgrid.loop.Totals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ReplayTest {
    private static final int EVENTS = 24_000;
    private static final ReplaySettings SETTINGS =
            new ReplaySettings(PlantedMarkets.HORIZON_MILLIS, Double.NaN, 0, 0, 1);

    @Test
    void findsMoreWhereSomethingIsPlanted() {
        PlantedMarkets.Recording planted = PlantedMarkets.record(2, true, EVENTS);
        PlantedMarkets.Recording chance = PlantedMarkets.record(2, false, EVENTS);
        ReplayReport found = replay(planted.tweets(), planted.prices());
        ReplayReport nothing = replay(chance.tweets(), chance.prices());
        assertThat(found.learning().mcc()).isGreaterThan(nothing.learning().mcc() + 0.05);
        assertThat(found.learning().accuracy())
                .isGreaterThan(found.learning().baselines().majority().accuracy());
        assertThat(found.labelsLearnedShare()).isEqualTo(1);
        assertThat(found.trading()).isNotNull();
        assertThat(nothing.learning().scored()).isGreaterThan(10_000);
        assertThat(nothing.learning().verdict()).isEqualTo("no edge");
    }

    @Test
    void givesTheSameModelForTheSameInputAndSeed() {
        PlantedMarkets.Recording market = PlantedMarkets.record(5, true, 3_000);
        ReplayReport first = replay(market.tweets(), market.prices());
        ReplayReport second = replay(market.tweets(), market.prices());
        assertThat(second.modelHash()).isEqualTo(first.modelHash());
        assertThat(second.learning()).isEqualTo(first.learning());
        ReplaySettings other = new ReplaySettings(PlantedMarkets.HORIZON_MILLIS, Double.NaN, 0, 0, 2);
        ReplayReport third = new Replay(other, input(market.tweets(), market.prices()), ReplayListener.NONE).run();
        assertThat(third.modelHash()).isNotEqualTo(first.modelHash());
    }

    @Test
    void predictsNothingFromWhatComesLater() {
        PlantedMarkets.Recording market = PlantedMarkets.record(6, true, 6_000);
        long middle = market.prices().get(market.prices().size() / 2).timeMillis();
        Predictions before = predictions(market.tweets(), market.prices());
        Predictions after = predictions(
                market.tweets().stream()
                        .map(tweet -> tweet.timeMillis() <= middle ? tweet : withText(tweet, "other words came"))
                        .toList(),
                market.prices().stream()
                        .map(price -> price.timeMillis() <= middle
                                ? price
                                : Price.tick(price.symbol(), price.timeMillis(), 2 * price.price(), 1))
                        .toList());
        assertThat(after.upTo(middle)).isNotEmpty().isEqualTo(before.upTo(middle));
        assertThat(after.all).isNotEqualTo(before.all);
    }

    @Test
    void takesPricesInAnyOrderAndTweetsThatAreAlmostInOrder() {
        PlantedMarkets.Recording market = PlantedMarkets.record(7, true, 3_000);
        List<Price> backwards = new ArrayList<>(market.prices());
        Collections.reverse(backwards);
        List<Tweet> jumbled = new ArrayList<>(market.tweets());
        for (int i = 0; i + 7 <= jumbled.size(); i += 7) {
            Collections.swap(jumbled, i, i + 6);
        }
        assertThat(replay(jumbled, backwards).modelHash())
                .isEqualTo(replay(market.tweets(), market.prices()).modelHash());
    }

    @Test
    void countsAnEqualTweetOnceAndPutsOneThatComesLastInItsPlace() {
        PlantedMarkets.Recording market = PlantedMarkets.record(8, true, 4_000);
        List<Tweet> tweets = new ArrayList<>(market.tweets());
        Tweet first = tweets.get(0);
        tweets.add(tweets.get(10));
        tweets.add(new Tweet("late", first.timeMillis(), first.author(), "much too late", first.symbols()));
        ReplayReport report = replay(tweets, market.prices());
        assertThat(report.counts()).containsEntry(Totals.DUPLICATES, 1L).containsEntry(Totals.LATE_TWEETS, 0L);
        assertThat(report.input().tweets()).isEqualTo(market.tweets().size() + 1);
    }

    @Test
    void hearsACorrectionWithoutATimeWhenTheHorizonHasPassed() {
        PlantedMarkets.Recording market = PlantedMarkets.record(9, true, 1_500);
        String signal = "DEMO:" + market.tweets().get(100).id();
        Correction correction = new Correction.OfSignal(
                "DEMO:c1", PlantedMarkets.SYMBOL, ReplayInput.UNTIMED, signal, Label.UP, "ann", null);
        Correction ofNothing = new Correction.OfSignal(
                "DEMO:c2", PlantedMarkets.SYMBOL, ReplayInput.UNTIMED, "DEMO:unknown", Label.UP, "ann", null);
        Correction retraction =
                new Correction.Retraction("DEMO:c3", PlantedMarkets.SYMBOL, ReplayInput.UNTIMED, "DEMO:c1", "ann");
        ReplayInput input = new ReplayInput(
                market.tweets().iterator(), market.prices(), List.of(), List.of(retraction, correction, ofNothing));
        ReplayReport report = new Replay(SETTINGS, input, ReplayListener.NONE).run();
        assertThat(report.counts()).containsEntry(Totals.CORRECTIONS, 2L).containsEntry(Totals.REJECTED, 1L);
    }

    @Test
    void hasNoTradingWithoutPrices() {
        PlantedMarkets.Recording market = PlantedMarkets.record(10, true, 500);
        ReplayReport report = replay(market.tweets(), List.of());
        assertThat(report.trading()).isNull();
        assertThat(report.learning().scored()).isZero();
        assertThat(report.learning().verdict()).isEqualTo("no edge");
    }

    private static Tweet withText(Tweet tweet, String text) {
        return new Tweet(tweet.id(), tweet.timeMillis(), tweet.author(), text, tweet.symbols());
    }

    private static ReplayReport replay(List<Tweet> tweets, List<Price> prices) {
        return new Replay(SETTINGS, input(tweets, prices), ReplayListener.NONE).run();
    }

    private static ReplayInput input(List<Tweet> tweets, List<Price> prices) {
        return new ReplayInput(tweets.iterator(), prices, List.of(), List.of());
    }

    private static Predictions predictions(List<Tweet> tweets, List<Price> prices) {
        Predictions heard = new Predictions();
        new Replay(SETTINGS, input(tweets, prices), heard).run();
        return heard;
    }

    /** Every prediction by its id. */
    private static final class Predictions implements ReplayListener {
        private final Map<String, Foretold> all = new TreeMap<>();

        @Override
        public void predicted(Foretold foretold) {
            all.put(foretold.id(), foretold);
        }

        List<Foretold> upTo(long timeMillis) {
            return all.values().stream()
                    .filter(foretold -> foretold.timeMillis() <= timeMillis)
                    .toList();
        }
    }
}
