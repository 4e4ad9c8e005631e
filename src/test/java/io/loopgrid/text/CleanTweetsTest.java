package io.loopgrid.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CleanTweetsTest {
    private static final long NOW = 1_700_000_000_000L;
    private final Anonymizer anonymizer = new Anonymizer(new byte[32]);
    private final CleanTweets tweets =
            new CleanTweets(anonymizer, new SymbolTagger(Map.of("bitcoin", new Symbol("BTC"))));

    @Test
    void makesACleanTweet() throws Rejected {
        Tweet tweet = tweets.clean(
                new RawTweet("7", "1525959451940", "Bob", "bitcoin says @Ann, $TSLA!", List.of("eth")), NOW);
        assertThat(tweet)
                .isEqualTo(new Tweet(
                        "7",
                        1_525_959_451_940L,
                        anonymizer.author("bob"),
                        "bitcoin says @" + anonymizer.author("ann") + ", $TSLA!",
                        List.of(new Symbol("ETH"), new Symbol("BTC"), new Symbol("TSLA"))));
    }

    @Test
    void isTheSameWhenCleanedAgain() throws Rejected {
        Tweet once = tweets.clean(new RawTweet("7", null, "Bob", "hi @ann a@b.cc", List.of()), NOW);
        Tweet twice = tweets.clean(
                new RawTweet(once.id(), Long.toString(once.timeMillis()), once.author(), once.text(), List.of()), NOW);
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void takesAMissingTimeFromASnowflakeElseFromTheClock() throws Rejected {
        assertThat(tweets.clean(raw("994572143567482880", null), NOW).timeMillis())
                .isEqualTo(1_525_959_451_940L);
        assertThat(tweets.clean(raw("x", null), NOW).timeMillis()).isEqualTo(NOW);
    }

    @Test
    void makesAMissingIdOfTheContent() throws Rejected {
        String id = tweets.clean(raw(null, null), NOW).id();
        assertThat(id)
                .matches("x[0-9a-f]{24}")
                .isEqualTo(tweets.clean(raw(null, null), NOW + 1).id());
        assertThat(tweets.clean(raw(null, "1525959451940"), NOW).id()).isNotEqualTo(id);
    }

    @Test
    void hidesTheAuthorInABlueskyId() throws Rejected {
        assertThat(tweets.clean(raw("at://did:plc:abc/app.bsky.feed.post/1", null), NOW)
                        .id())
                .matches("pa[0-9a-f]{24}");
    }

    @Test
    void repairsHalfCharacters() throws Rejected {
        assertThat(tweets.clean(new RawTweet("1", null, null, "cut \ud83d", List.of()), NOW)
                        .text())
                .isEqualTo("cut \uFFFD");
    }

    @Test
    void boundsWhatHashesAddToAText() throws Rejected {
        assertThat(tweets.clean(new RawTweet("1", null, null, "@a ".repeat(3_000), List.of()), NOW)
                        .text())
                .hasSize(TweetRules.MAX_TEXT_CHARS);
    }

    @Test
    void refusesWhatBreaksARule() {
        assertRefused(new RawTweet("", null, null, "x", List.of()), "id must have 1 to 128 characters but was ");
        assertRefused(
                new RawTweet("a\nb", null, null, "x", List.of()),
                "id must have printable characters only but was a\uFFFDb");
        assertRefused(
                raw("1", "soon"),
                "time must be epoch s, ms or µs, a snowflake id, ISO-8601, RFC 1123 or Twitter's date but was soon");
        assertRefused(
                new RawTweet("1", null, "b".repeat(257), "x", List.of()),
                "author must have at most 256 characters but was 257");
        assertRefused(
                new RawTweet("1", null, null, "x".repeat(10_001), List.of()),
                "text must have at most 10000 characters but was 10001");
    }

    private void assertRefused(RawTweet raw, String message) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> tweets.clean(raw, NOW))
                .withMessage(message);
    }

    private static RawTweet raw(@Nullable String id, @Nullable String time) {
        return new RawTweet(id, time, "bob", "hello", List.of());
    }
}
