package io.loopgrid.feed;

import io.loopgrid.event.Event;
import io.loopgrid.event.Price;
import io.loopgrid.event.Tweet;
import java.util.List;
import java.util.Random;

/**
 * A made-up market whose truth is known: tweets of invented words, and a price that some of the words foretell.
 *
 * <p>Behind both stand {@link News}. A tweet during good news has one to three of the words that mean good news, one during
 * bad news of those that mean bad news, one during no news has neither; all its other words are chance. So the words of one
 * tweet tell the news, the news tell the return over the horizon as well as anything can, and {@link #bayesAccuracy} is known.
 * After some outcomes a few words may swap sides.
 *
 * <p>Events come in the order of their times, without end. A pure function of plan, start and start price: the same gives the
 * same events on every platform. For one thread.
 */
final class SyntheticMarket {
    private static final int SHORTEST_TWEET = 6;
    private static final int TWEET_SPREAD = 9;
    private static final int MOST_PLANTED = 3;
    private static final int AUTHORS = 500;

    private final MarketPlan plan;
    private final Random random;
    private final Lexicon chatter;
    private final String[] good;
    private final String[] bad;
    private final News news;
    private final String cashtag;
    private final double tweetGapMillis;
    private final StringBuilder text = new StringBuilder();

    private double logPrice;
    private long nextTickMillis;
    private double nextTweetMillis;
    private long lastTweetMillis;
    private int tweetsInMillis;
    private long nextFlipMillis;

    /**
     * A market that begins at a time.
     *
     * @param startMillis the time of the first price
     * @param startPrice where the price begins, above 0
     */
    SyntheticMarket(MarketPlan plan, long startMillis, double startPrice) {
        this.plan = plan;
        this.random = new Random(plan.seed());
        List<String> words = Lexicon.words(plan.words() + plan.plantedWords(), random);
        int half = plan.plantedWords() / 2;
        this.good = words.subList(0, half).toArray(new String[0]);
        this.bad = words.subList(half, 2 * half).toArray(new String[0]);
        this.chatter = Lexicon.of(words.subList(2 * half, words.size()));
        // The words come from the seed alone, so that they mean the same after a restart; what follows differs with the
        // time.
        this.random.setSeed(plan.seed() * 0x9E3779B97F4A7C15L + startMillis);
        this.news = new News(random, (double) plan.horizonMillis() / plan.tickMillis(), plan.isPlanted());
        this.cashtag = '$' + plan.symbol().name();
        this.tweetGapMillis = 1000 / plan.tweetsPerSecond();
        this.logPrice = StrictMath.log(startPrice);
        this.nextTickMillis = startMillis;
        this.nextTweetMillis = startMillis + tweetGapMillis;
        this.nextFlipMillis = flipAfter(startMillis);
    }

    /** How often the best possible predictor of this market's three labels is right. */
    double bayesAccuracy() {
        int ticks = Math.toIntExact(Math.min(1000, plan.horizonMillis() / plan.tickMillis()));
        return plan.isPlanted() ? BayesOptimum.accuracy(ticks, 20_000, plan.seed()) : 1.0 / 3;
    }

    /** The next event. */
    Event next() {
        if (nextTickMillis <= nextTweetMillis) {
            return tick();
        }
        return tweet();
    }

    /** Goes on at a later time, as after a sleep of the machine; what would have been between is left out. */
    void skipTo(long timeMillis) {
        long ticks = Math.max(0, (timeMillis - nextTickMillis) / plan.tickMillis());
        nextTickMillis += ticks * plan.tickMillis();
        nextTweetMillis = Math.max(nextTweetMillis, timeMillis);
    }

    /** The words that mean good news now. */
    List<String> goodWords() {
        return List.of(good);
    }

    /** The words that mean bad news now. */
    List<String> badWords() {
        return List.of(bad);
    }

    private Price tick() {
        long now = nextTickMillis;
        nextTickMillis += plan.tickMillis();
        logPrice += news.step();
        return Price.tick(plan.symbol(), now, StrictMath.exp(logPrice), 1 + random.nextInt(100));
    }

    private Tweet tweet() {
        long now = (long) nextTweetMillis;
        // Gaps between independent posts are exponential.
        nextTweetMillis -= tweetGapMillis * StrictMath.log(1 - random.nextDouble());
        if (plan.flipAfterOutcomes() > 0 && now >= nextFlipMillis) {
            flip();
            nextFlipMillis = flipAfter(now);
        }
        tweetsInMillis = now == lastTweetMillis ? tweetsInMillis + 1 : 0;
        lastTweetMillis = now;
        String id = plan.symbol().name() + '-' + now + '-' + tweetsInMillis;
        String author = "trader" + random.nextInt(AUTHORS);
        return new Tweet(id, now, author, text(), List.of(plan.symbol()));
    }

    private String text() {
        text.setLength(0);
        text.append(cashtag);
        String[] planted = news.direction() > 0 ? good : bad;
        int toPlant = news.direction() == 0 || planted.length == 0 ? 0 : 1 + random.nextInt(MOST_PLANTED);
        int left = SHORTEST_TWEET + random.nextInt(TWEET_SPREAD);
        // Each place is as likely as any other to hold a planted word, and the length says nothing.
        for (; left > 0; left--) {
            boolean here = toPlant > 0 && random.nextInt(left) < toPlant;
            text.append(' ').append(here ? planted[random.nextInt(planted.length)] : chatter.draw(random));
            toPlant -= here ? 1 : 0;
        }
        return text.toString();
    }

    /** Every tweet has an outcome one horizon later. */
    private long flipAfter(long fromMillis) {
        return fromMillis + plan.horizonMillis() + (long) (plan.flipAfterOutcomes() * tweetGapMillis);
    }

    private void flip() {
        for (int i = 0; i < plan.flippedWords() / 2; i++) {
            String word = good[i];
            good[i] = bad[i];
            bad[i] = word;
        }
    }
}
