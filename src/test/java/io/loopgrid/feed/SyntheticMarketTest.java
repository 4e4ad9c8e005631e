package io.loopgrid.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loopgrid.event.Event;
import io.loopgrid.event.Label;
import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SyntheticMarketTest {
    private static final long START = 1_700_000_000_000L;
    private static final int HORIZON_TICKS = 20;

    @Test
    void givesTheSameEventsForTheSameSeed() {
        assertThat(events(planted(7), 5_000)).isEqualTo(events(planted(7), 5_000));
        assertThat(events(planted(8), 100)).isNotEqualTo(events(planted(7), 100));
    }

    @Test
    void givesEventsInTheOrderOfTheirTimesWithDistinctIds() {
        List<Event> events = events(planted(1), 20_000);
        assertThat(events).isSortedAccordingTo((a, b) -> Long.compare(a.timeMillis(), b.timeMillis()));
        assertThat(events.stream().filter(Tweet.class::isInstance).map(e -> ((Tweet) e).id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void speaksAtLeastTwoThousandWordsOfWhichAtLeastTwentyArePlanted() {
        SyntheticMarket market = new SyntheticMarket(planted(1), START, 100);
        Set<String> words = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            if (market.next() instanceof Tweet tweet) {
                words.addAll(Arrays.asList(tweet.text().split(" ")));
            }
        }
        assertThat(words).hasSizeGreaterThan(2_000).containsAll(market.goodWords());
        assertThat(market.goodWords().size() + market.badWords().size()).isGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void letsOneWhoReadsThePlantedWordsBeAsRightAsItClaims(long seed) {
        double claimed = new SyntheticMarket(planted(seed), START, 100).bayesAccuracy();
        assertThat(claimed).isBetween(.65, .80);
        assertThat(accuracyOfAReader(planted(seed))).isCloseTo(claimed, within(.03));
    }

    @Test
    void tellsNothingWithoutThePlant() {
        MarketPlan plan = new MarketPlan(new Symbol("DEMO"), 5, HORIZON_TICKS * 1000, 1000, 2, 2_000, 0, 0, 0);
        assertThat(new SyntheticMarket(plan, START, 100).bayesAccuracy()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(events(plan, 1_000)).isNotEmpty();
    }

    @Test
    void flipsSomeWordsAfterTheirNumberOfOutcomes() {
        MarketPlan plan = new MarketPlan(new Symbol("DEMO"), 5, HORIZON_TICKS * 1000, 1000, 2, 2_000, 24, 1_000, 4);
        SyntheticMarket market = new SyntheticMarket(plan, START, 100);
        List<String> before = market.goodWords();
        int tweets = 0;
        while (market.goodWords().equals(before)) {
            tweets += market.next() instanceof Tweet ? 1 : 0;
        }
        assertThat(tweets).isBetween(900, 1_200);
        assertThat(market.badWords()).contains(before.get(0), before.get(1)).doesNotContain(before.get(2));
    }

    @Test
    void namesTheSettingOfAPlanThatCannotBe() {
        assertThatThrownBy(() -> new MarketPlan(new Symbol("DEMO"), 5, 1000, 1000, 2, 2_000, 24, 0, 0))
                .hasMessageContaining("horizon must be >= 2 ticks but was 1000");
    }

    private static MarketPlan planted(long seed) {
        return new MarketPlan(new Symbol("DEMO"), seed, HORIZON_TICKS * 1000, 1000, 2, 2_000, 24, 0, 0);
    }

    private static List<Event> events(MarketPlan plan, int count) {
        SyntheticMarket market = new SyntheticMarket(plan, START, 100);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(market.next());
        }
        return events;
    }

    /** Says UP after a good word, DOWN after a bad one and FLAT after neither, and looks at the price a horizon later. */
    private static double accuracyOfAReader(MarketPlan plan) {
        SyntheticMarket market = new SyntheticMarket(plan, START, 100);
        List<Double> prices = new ArrayList<>();
        List<Integer> ticksAtTweet = new ArrayList<>();
        List<Label> said = new ArrayList<>();
        while (prices.size() < 60_000) {
            Event event = market.next();
            if (event instanceof Tweet tweet) {
                ticksAtTweet.add(prices.size() - 1);
                said.add(read(tweet, market));
            } else if (event instanceof Price price) {
                prices.add(price.price());
            }
        }
        int count = (int) ticksAtTweet.stream()
                .filter(tick -> tick + HORIZON_TICKS < 60_000)
                .count();
        double[] changes = new double[count];
        for (int i = 0; i < count; i++) {
            int tick = ticksAtTweet.get(i);
            changes[i] = prices.get(tick + HORIZON_TICKS) / prices.get(tick) - 1;
        }
        double[] sizes = Arrays.stream(changes).map(Math::abs).sorted().toArray();
        int right = 0;
        for (int i = 0; i < count; i++) {
            right += Label.of(changes[i], sizes[count / 3]) == said.get(i) ? 1 : 0;
        }
        return (double) right / count;
    }

    private static Label read(Tweet tweet, SyntheticMarket market) {
        List<String> words = Arrays.asList(tweet.text().split(" "));
        if (words.stream().anyMatch(market.goodWords()::contains)) {
            return Label.UP;
        }
        return words.stream().anyMatch(market.badWords()::contains) ? Label.DOWN : Label.FLAT;
    }
}
