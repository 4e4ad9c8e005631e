package io.loopgrid.feed;

import io.loopgrid.event.Symbol;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which feeds start with the process, and what they send; the defaults stand in application.yml.
 *
 * @param synthetic a made-up market in real time
 * @param files recorded tweets and prices
 * @param vectors word vectors to start from
 */
@ConfigurationProperties(prefix = "loopgrid.feed", ignoreUnknownFields = false)
record FeedSettings(Synthetic synthetic, Recorded files, Vectors vectors) {
    /**
     * Word vectors that were learned elsewhere.
     *
     * @param file in word2vec's text or binary form or in GloVe's, gzip or not; empty for none
     */
    record Vectors(String file) {
        Vectors {
            if (!file.isBlank() && !Files.isReadable(Path.of(file))) {
                throw new IllegalArgumentException(
                        "loopgrid.feed.vectors.file must name a file that can be read but named " + file);
            }
        }

        boolean isConfigured() {
            return !file.isBlank();
        }
    }

    /**
     * A made-up market.
     *
     * @param enabled whether it starts; it does not when another feed is configured
     * @param symbol what its tweets speak of
     * @param history how much of it is played at the very first start, so that there are outcomes to look at
     * @param historySpeed how many times faster than time itself
     * @param seed chooses the words and which of them are planted
     * @param tick from one price to the next
     * @param tweetsPerSecond how many tweets
     * @param words how many words that mean nothing
     * @param plantedWords how many words that foretell the price; 0 plants nothing
     * @param flipAfterOutcomes after how many outcomes some planted words change sides; 0 means never
     * @param flippedWords how many do so at once
     */
    record Synthetic(
            boolean enabled,
            String symbol,
            Duration history,
            double historySpeed,
            long seed,
            Duration tick,
            double tweetsPerSecond,
            int words,
            int plantedWords,
            long flipAfterOutcomes,
            int flippedWords) {
        Synthetic {
            if (history.isNegative()) {
                throw new IllegalArgumentException("loopgrid.feed.synthetic.history must be >= 0 but was " + history);
            }
            if (!(historySpeed >= 1)) {
                throw new IllegalArgumentException(
                        "loopgrid.feed.synthetic.history-speed must be >= 1 but was " + historySpeed);
            }
        }

        MarketPlan plan(Duration horizon) {
            return new MarketPlan(
                    Symbol.of(symbol),
                    seed,
                    horizon.toMillis(),
                    tick.toMillis(),
                    tweetsPerSecond,
                    words,
                    plantedWords,
                    flipAfterOutcomes,
                    flippedWords);
        }
    }

    /**
     * Recorded files, each in the order of its times.
     *
     * @param tweets files of tweets, JSONL or CSV, gzip or not
     * @param prices files of prices, likewise
     * @param speed a multiple of the recorded speed, or {@code max}
     */
    record Recorded(
            @DefaultValue List<Path> tweets, @DefaultValue List<Path> prices, String speed) {
        Recorded {
            tweets = List.copyOf(tweets);
            prices = List.copyOf(prices);
            Stream.concat(tweets.stream(), prices.stream())
                    .filter(file -> !Files.isReadable(file))
                    .findFirst()
                    .ifPresent(file -> {
                        throw new IllegalArgumentException(
                                "loopgrid.feed.files must name files that can be read but named " + file);
                    });
            factorOf(speed);
        }

        boolean isConfigured() {
            return !tweets.isEmpty() || !prices.isEmpty();
        }

        /** The speed as a number; infinity for {@code max}. */
        double factor() {
            return factorOf(speed);
        }

        private static double factorOf(String speed) {
            if (speed.strip().toLowerCase(Locale.ROOT).equals("max")) {
                return Double.POSITIVE_INFINITY;
            }
            double factor;
            try {
                factor = Double.parseDouble(speed);
            } catch (NumberFormatException e) {
                factor = Double.NaN;
            }
            if (!(factor > 0)) {
                throw new IllegalArgumentException("loopgrid.feed.files.speed must be max or > 0 but was " + speed);
            }
            return factor;
        }
    }
}
