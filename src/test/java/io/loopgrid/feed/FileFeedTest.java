package io.loopgrid.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopgrid.event.Event;
import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.LocalKafka;
import io.loopgrid.kafka.Topics;
import io.loopgrid.query.FeedDuty;
import io.loopgrid.wire.PriceJson;
import io.loopgrid.wire.TweetJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileFeedTest {
    private static final long START = 1_600_000_000_000L;
    private static final long NOW = 1_700_000_000_000L;
    private static final int PRICES = 300;

    @TempDir
    Path directory;

    private int tweetCount;

    @Test
    void sendsEveryRecordOnce() throws Exception {
        FeedSettings.Recorded settings = recorded("max");
        try (LocalKafka kafka = new LocalKafka(directory.resolve("kafka"))) {
            FileFeed feed = new FileFeed(settings, kafka.clients(), () -> NOW);
            feed.start();
            Awaitility.await().until(() -> feed.state().phase() == FeedDuty.Phase.COMPLETED);

            assertThat(feed.state().tweets()).isEqualTo(tweetCount);
            assertThat(feed.state().prices()).isEqualTo(PRICES);
            assertThat(kafka.count(Topics.TWEETS_RAW)).isEqualTo(tweetCount);
            assertThat(kafka.count(Topics.PRICES)).isEqualTo(PRICES);
        }
    }

    @Test
    void namesItsContentByWhatTheFilesAre() throws Exception {
        FeedSettings.Recorded settings = recorded("max");
        KafkaClients unused = new KafkaClients(Map.of(), Map.of(), Map.of());
        String content = new FileFeed(settings, unused, () -> NOW).content();
        assertThat(content).matches("[0-9a-f]{16}");
        assertThat(new FileFeed(settings, unused, () -> NOW).content()).isEqualTo(content);
        Files.write(settings.tweets().get(0), new byte[1], StandardOpenOption.APPEND);
        assertThat(new FileFeed(settings, unused, () -> NOW).content()).isNotEqualTo(content);
    }

    @Test
    void mergesItsFilesInTheOrderOfTime() throws Exception {
        FeedSettings.Recorded settings = recorded("max");
        List<Long> times = new ArrayList<>();
        try (MergedRecordings recordings = new MergedRecordings(List.of(
                Recording.ofPrices(settings.prices().get(0), () -> NOW),
                Recording.ofTweets(settings.tweets().get(0), () -> NOW)))) {
            for (Recording next = recordings.next(); next != null; next = recordings.next()) {
                times.add(next.timeMillis());
            }
        }
        assertThat(times).hasSize(tweetCount + PRICES).isSorted();
    }

    @Test
    void sendsWhatItDoesNotUnderstandForTheTopicsReaderToRefuse() throws Exception {
        Path file = Files.writeString(directory.resolve("odd.jsonl"), "{\"symbol\":\"BTC\",\"time\":1}\nnonsense\n");
        try (Recording recording = Recording.ofPrices(file, () -> NOW)) {
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (recording.next()) {
                records.add(recording.record());
            }
            assertThat(records).hasSize(2).allSatisfy(r -> assertThat(r.topic()).isEqualTo(Topics.PRICES));
        }
    }

    @Test
    void waitsBetweenRecordsAsTheSpeedSays() throws Exception {
        long[] now = {NOW};
        Pace pace = new Pace(1000, () -> now[0]);
        assertThat(pace.await(START)).isFalse();
        now[0] += 60;
        assertThat(pace.await(START + 60_000)).isFalse();
        assertThat(pace.await(START + 61_000)).isTrue();
    }

    @Test
    void namesTheFileThatIsNotThere() {
        Path missing = directory.resolve("missing.jsonl");
        assertThatThrownBy(() -> new FeedSettings.Recorded(List.of(missing), List.of(), "max"))
                .hasMessageContaining("loopgrid.feed.files must name files that can be read but named " + missing);
        assertThatThrownBy(() -> new FeedSettings.Recorded(List.of(), List.of(), "fast"))
                .hasMessageContaining("loopgrid.feed.files.speed must be max or > 0 but was fast");
    }

    /** A synthetic market in two gzip files. */
    private FeedSettings.Recorded recorded(String speed) throws IOException {
        MarketPlan plan = new MarketPlan(new Symbol("DEMO"), 1, 20_000, 1_000, 5, 2_000, 24, 0, 0);
        SyntheticMarket market = new SyntheticMarket(plan, START, 100);
        TweetJson tweetJson = new TweetJson(() -> NOW);
        PriceJson priceJson = new PriceJson(() -> NOW);
        Path tweets = directory.resolve("tweets.jsonl.gz");
        Path prices = directory.resolve("prices.jsonl.gz");
        int priceCount = 0;
        try (OutputStream tweetsOut = gzip(tweets);
                OutputStream pricesOut = gzip(prices)) {
            while (priceCount < PRICES) {
                Event event = market.next();
                if (event instanceof Tweet tweet) {
                    tweetsOut.write(tweetJson.write(tweet));
                    tweetsOut.write('\n');
                    tweetCount++;
                } else if (event instanceof Price price) {
                    pricesOut.write(priceJson.write(price));
                    pricesOut.write('\n');
                    priceCount++;
                }
            }
        }
        return new FeedSettings.Recorded(List.of(tweets), List.of(prices), speed);
    }

    private static OutputStream gzip(Path file) throws IOException {
        return new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
    }
}
