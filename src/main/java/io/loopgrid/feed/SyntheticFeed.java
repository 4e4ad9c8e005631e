package io.loopgrid.feed;

import io.loopgrid.event.Event;
import io.loopgrid.event.Price;
import io.loopgrid.event.Tweet;
import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.wire.PriceJson;
import io.loopgrid.wire.TweetJson;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a {@link SyntheticMarket} in real time.
 *
 * <p>The very first time it begins some way back and plays up to now many times faster, so that there are outcomes within
 * seconds. Whether it is the first time the topic of prices tells: as long as that has no price of the symbol. Later it goes on
 * now, at the last price; event time does not go back.
 */
final class SyntheticFeed implements Feed {
    static final String NAME = "synthetic";

    private static final Logger LOG = LoggerFactory.getLogger(SyntheticFeed.class);

    private static final double FIRST_PRICE = 100;
    /** When it is further behind than this the machine slept, and what was missed is left out. */
    private static final long MOST_BEHIND_MILLIS = 10_000;

    private final MarketPlan plan;
    private final long historyMillis;
    private final double historySpeed;
    private final KafkaClients clients;
    private final LongSupplier nowMillis;
    private final FeedThread thread = new FeedThread(NAME, this::play);
    private final LongAdder tweets = new LongAdder();
    private final LongAdder prices = new LongAdder();
    private volatile @Nullable String note;

    /**
     * A feed.
     *
     * @param historyMillis how far back it begins the first time
     * @param historySpeed how many times faster than time itself it plays from there to now, at least 1
     */
    SyntheticFeed(
            MarketPlan plan, long historyMillis, double historySpeed, KafkaClients clients, LongSupplier nowMillis) {
        this.plan = plan;
        this.historyMillis = historyMillis;
        this.historySpeed = historySpeed;
        this.clients = clients;
        this.nowMillis = nowMillis;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public State state() {
        return thread.state(tweets.sum(), prices.sum(), note);
    }

    private void play() throws InterruptedException {
        PriceJson priceJson = new PriceJson(nowMillis);
        SyntheticMarket market = market(LastPrice.of(plan.symbol(), clients, priceJson));
        double best = market.bayesAccuracy();
        note = "best possible accuracy " + Math.round(best * 1000) / 1000.0;
        LOG.info(
                "Synthetic market symbol={} horizonMillis={} tweetsPerSecond={} plantedWords={} bestPossibleAccuracy={}",
                plan.symbol(),
                plan.horizonMillis(),
                plan.tweetsPerSecond(),
                plan.plantedWords(),
                Math.round(best * 1000) / 1000.0);
        try (EventSender sender = new EventSender(clients, "feed-" + NAME, new TweetJson(nowMillis), priceJson)) {
            Event event = playHistory(market, sender);
            playInRealTime(event, market, sender);
        }
    }

    private SyntheticMarket market(@Nullable Price last) {
        long now = nowMillis.getAsLong();
        return last == null
                ? new SyntheticMarket(plan, now - historyMillis, FIRST_PRICE)
                : new SyntheticMarket(plan, Math.max(now, last.timeMillis() + plan.tickMillis()), last.price());
    }

    /** Sends what has happened by now, as fast as the history goes; returns the first event after it. */
    private Event playHistory(SyntheticMarket market, EventSender sender) throws InterruptedException {
        Event event = market.next();
        long firstMillis = event.timeMillis();
        long beginNanos = System.nanoTime();
        while (event.timeMillis() <= nowMillis.getAsLong()) {
            double passedMillis = (System.nanoTime() - beginNanos) / 1e6;
            long aheadMillis = (long) ((event.timeMillis() - firstMillis) / historySpeed - passedMillis);
            if (aheadMillis > 0) {
                Thread.sleep(aheadMillis);
            }
            send(event, sender);
            event = market.next();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return event;
    }

    private void playInRealTime(Event first, SyntheticMarket market, EventSender sender) throws InterruptedException {
        Event event = first;
        while (true) {
            long ahead = event.timeMillis() - nowMillis.getAsLong();
            if (ahead > 0) {
                Thread.sleep(ahead);
            }
            if (ahead < -MOST_BEHIND_MILLIS) {
                market.skipTo(nowMillis.getAsLong());
            } else {
                send(event, sender);
            }
            event = market.next();
        }
    }

    private void send(Event event, EventSender sender) {
        sender.send(event);
        (event instanceof Tweet ? tweets : prices).increment();
    }
}
