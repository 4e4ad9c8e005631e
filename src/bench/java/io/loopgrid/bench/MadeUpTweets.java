package io.loopgrid.bench;

import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import java.util.List;
import java.util.SplittableRandom;

/** Tweets of some fifteen words out of twenty thousand, frequent and rare as words are. The same seed gives the same. */
final class MadeUpTweets {
    private static final int WORDS = 20_000;
    private static final int LEAST = 8;
    private static final int MORE = 14;
    private static final List<Symbol> BTC = List.of(new Symbol("BTC"));

    private final SplittableRandom random;

    MadeUpTweets(long seed) {
        this.random = new SplittableRandom(seed);
    }

    Tweet tweet(long number, long timeMillis) {
        StringBuilder text = new StringBuilder("$BTC");
        for (int i = LEAST + random.nextInt(MORE); i > 0; i--) {
            text.append(' ').append(word());
        }
        String author = "a%024x".formatted(random.nextInt(50_000));
        return new Tweet(Long.toString(number), timeMillis, author, text.toString(), BTC);
    }

    /** The n-th word comes about as often as 1 / n. */
    private String word() {
        int rank = (int) Math.exp(random.nextDouble() * Math.log(WORDS));
        return "w" + Integer.toString(rank * 7919 % 1_000_003, 36);
    }
}
