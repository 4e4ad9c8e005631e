package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long LEAD = 60_000;

    private final Pace pace = new Pace(LEAD);

    @Test
    void tweetsWaitForThePricesOfTheirTime() {
        prices(false);
        pace.marketReached(10_000);

        assertThat(pace.tweetLimit("tweets", "prices")).isEqualTo(10_000);
    }

    @Test
    void tweetsWaitUntilItIsKnownWhetherThereArePrices() {
        assertThat(pace.tweetLimit("tweets", "prices")).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void tweetsPassWhenThereAreNoPricesToRead() {
        prices(true);

        assertThat(pace.tweetLimit("tweets", "prices")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void oneReaderOfTweetsDoesNotRunFarAheadOfAnother() {
        prices(true);
        tweets(0, 500_000, false);
        tweets(1, 100_000, false);

        assertThat(pace.tweetLimit("tweets", "prices")).isEqualTo(100_000 + LEAD);
    }

    @Test
    void pricesRunAheadOfTheTweetsByTheLeadOnly() {
        tweets(0, 500_000, false);
        tweets(1, 400_000, true);

        assertThat(pace.priceLimit("tweets")).isEqualTo(500_000 + LEAD);
    }

    @Test
    void pricesPassWhenTweetsAreIdle() {
        tweets(0, 500_000, true);

        assertThat(pace.priceLimit("tweets")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void nobodyIsIdleBeforeAllReadersHaveTold() {
        pace.update(new Pace.Progress("tweets", 0, 2, 500_000, 500_000, true, true, true, false));
        assertThat(pace.allIdle("tweets")).isFalse();
        pace.update(new Pace.Progress("tweets", 1, 2, 500_000, 500_000, true, true, true, false));
        assertThat(pace.allIdle("tweets")).isTrue();
    }

    @Test
    void aGapInTheTweetsStopsNobody() {
        prices(false);
        pace.marketReached(0);
        tweets(0, 10 * LEAD, false);

        assertThat(pace.priceLimit("tweets")).isGreaterThan(10 * LEAD);
    }

    private void prices(boolean empty) {
        pace.update(new Pace.Progress("prices", 0, 1, 0, 0, false, empty, false, false));
    }

    private void tweets(int index, long headMillis, boolean idle) {
        pace.update(new Pace.Progress("tweets", index, 1, headMillis, headMillis, idle, idle, idle, false));
    }
}
