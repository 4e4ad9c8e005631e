package io.loopgrid.feed;

import io.loopgrid.event.Event;
import io.loopgrid.event.Tweet;
import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.wire.PriceJson;
import io.loopgrid.wire.TweetJson;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays a {@link SyntheticMarket} in real time; after a restart it goes on with the time and the last price. */
final class SyntheticFeed implements Feed {
    static final String NAME = "synthetic";

    private static final Logger LOG = LoggerFactory.getLogger(SyntheticFeed.class);

    private static final double FIRST_PRICE = 100;
    /** When it is further behind than this the machine slept, and what was missed is left out. */
    private static final long MOST_BEHIND_MILLIS = 10_000;

    private final MarketPlan plan;
    private final KafkaClients clients;
    private final LongSupplier nowMillis;
    private final FeedThread thread = new FeedThread(NAME, this::play);
    private final LongAdder tweets = new LongAdder();
    private final LongAdder prices = new LongAdder();
    private volatile @Nullable String note;

    SyntheticFeed(MarketPlan plan, KafkaClients clients, LongSupplier nowMillis) {
        this.plan = plan;
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
        String problem = thread.problem();
        return new State(thread.phase(), tweets.sum(), prices.sum(), problem == null ? note : problem);
    }

    private void play() throws InterruptedException {
        PriceJson priceJson = new PriceJson(nowMillis);
        double price = LastPrice.of(plan.symbol(), clients, priceJson, FIRST_PRICE);
        SyntheticMarket market = new SyntheticMarket(plan, nowMillis.getAsLong(), price);
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
            while (true) {
                Event event = market.next();
                long ahead = event.timeMillis() - nowMillis.getAsLong();
                if (ahead > 0) {
                    Thread.sleep(ahead);
                } else if (ahead < -MOST_BEHIND_MILLIS) {
                    market.skipTo(nowMillis.getAsLong());
                    continue;
                }
                sender.send(event);
                (event instanceof Tweet ? tweets : prices).increment();
            }
        }
    }
}
