package io.loopgrid.feed;

import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.Topics;
import io.loopgrid.wire.PriceJson;
import io.loopgrid.wire.TweetJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays recorded tweets and prices in the order of their times, at a multiple of the recorded speed or as fast as Kafka takes
 * them. Memory does not grow with the files.
 *
 * <p>A process that ends before the files do begins them again at its next start: ids make the tweets harmless that come
 * twice. Files that were played to their end are played again only when they change, or when somebody starts the feed.
 */
final class FileFeed implements Feed {
    static final String NAME = "files";

    private static final Logger LOG = LoggerFactory.getLogger(FileFeed.class);

    private static final long PROGRESS_MILLIS = 10_000;
    /** How often the clock is looked at when nothing is waited for, in records. */
    private static final int PROGRESS_CHECK = 4096;

    private final FeedSettings.Recorded settings;
    private final KafkaClients clients;
    private final LongSupplier nowMillis;
    private final FeedThread thread = new FeedThread(NAME, this::play);
    private final LongAdder tweets = new LongAdder();
    private final LongAdder prices = new LongAdder();
    private final String content;
    private volatile @Nullable String note;

    FileFeed(FeedSettings.Recorded settings, KafkaClients clients, LongSupplier nowMillis) {
        this.settings = settings;
        this.clients = clients;
        this.nowMillis = nowMillis;
        List<Path> files = new ArrayList<>(settings.prices());
        files.addAll(settings.tweets());
        this.content = FileContent.of(files);
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
    public String content() {
        return content;
    }

    @Override
    public State state() {
        return thread.state(tweets.sum(), prices.sum(), note);
    }

    private void play() throws IOException, InterruptedException {
        long begin = nowMillis.getAsLong();
        long tweetsBefore = tweets.sum();
        long pricesBefore = prices.sum();
        try (MergedRecordings recordings = new MergedRecordings(open());
                EventSender sender =
                        new EventSender(clients, "feed-" + NAME, new TweetJson(nowMillis), new PriceJson(nowMillis))) {
            send(recordings, sender);
            sender.flush();
        }
        String summary = "tweets=" + (tweets.sum() - tweetsBefore) + " prices=" + (prices.sum() - pricesBefore)
                + " seconds=" + (nowMillis.getAsLong() - begin) / 1000.0;
        note = "played to the end: " + summary;
        LOG.info("Files were played to their end {}", summary);
    }

    private void send(MergedRecordings recordings, EventSender sender) throws IOException, InterruptedException {
        Pace pace = new Pace(settings.factor(), nowMillis);
        long nextProgress = nowMillis.getAsLong() + PROGRESS_MILLIS;
        long count = 0;
        for (Recording next = recordings.next(); next != null; next = recordings.next()) {
            boolean waited = pace.await(next.timeMillis());
            sender.send(next.record());
            (next.record().topic().equals(Topics.PRICES) ? prices : tweets).increment();
            if ((waited || ++count % PROGRESS_CHECK == 0) && nowMillis.getAsLong() >= nextProgress) {
                nextProgress = nowMillis.getAsLong() + PROGRESS_MILLIS;
                progress(next.timeMillis());
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private void progress(long timeMillis) {
        String at = Instant.ofEpochMilli(Math.max(0, timeMillis)).toString();
        note = "at " + at;
        LOG.info("Files are being played tweets={} prices={} eventTime={}", tweets.sum(), prices.sum(), at);
    }

    private List<Recording> open() throws IOException {
        List<Recording> recordings = new ArrayList<>();
        // At one instant a price is known before the tweets.
        for (Path file : settings.prices()) {
            recordings.add(Recording.ofPrices(file, nowMillis));
        }
        for (Path file : settings.tweets()) {
            recordings.add(Recording.ofTweets(file, nowMillis));
        }
        return recordings;
    }
}
