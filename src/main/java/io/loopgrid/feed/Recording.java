package io.loopgrid.feed;

import io.loopgrid.event.Price;
import io.loopgrid.kafka.DeadLetters;
import io.loopgrid.kafka.Topics;
import io.loopgrid.text.EventTimes;
import io.loopgrid.text.RawTweet;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.JsonLines;
import io.loopgrid.wire.PriceJson;
import io.loopgrid.wire.RawTweetJson;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One file of tweets or of prices, record by record, each with the time at which it was known.
 *
 * <p>Nothing is judged here: what cannot be understood goes to the topic all the same, at the time of the record before it,
 * and becomes a dead letter there as if it had come from anywhere else. For one thread.
 */
final class Recording implements Closeable {
    /** One key, one partition: the tweets of files stay in their order. */
    private static final byte[] FEED_KEY = FileFeed.NAME.getBytes(StandardCharsets.UTF_8);

    private final Path file;
    private final String topic;
    private final byte @Nullable [] defaultKey;
    private final JsonLines lines;
    private final Reading reading;
    private final LongSupplier nowMillis;
    private long timeMillis = Long.MIN_VALUE;
    private @Nullable ProducerRecord<byte[], byte[]> record;

    private Recording(Path file, String topic, byte @Nullable [] defaultKey, Reading reading, LongSupplier nowMillis)
            throws IOException {
        this.file = file;
        this.topic = topic;
        this.defaultKey = defaultKey;
        this.lines = JsonLines.open(file);
        this.reading = reading;
        this.nowMillis = nowMillis;
    }

    /** What a line says of itself. */
    private interface Reading {
        Known read(byte[] line) throws Rejected;
    }

    /** A line's time and key. */
    private record Known(long timeMillis, byte @Nullable [] key) {}

    /** A file of posts of any accepted shape. */
    static Recording ofTweets(Path file, LongSupplier nowMillis) throws IOException {
        RawTweetJson json = new RawTweetJson();
        Reading reading = line -> {
            RawTweet tweet = json.read(line);
            if (tweet.time() == null) {
                throw Rejected.missing("time");
            }
            return new Known(EventTimes.parse("time", tweet.time(), nowMillis.getAsLong()), FEED_KEY);
        };
        return new Recording(file, Topics.TWEETS_RAW, FEED_KEY, reading, nowMillis);
    }

    /** A file of ticks or candles. */
    static Recording ofPrices(Path file, LongSupplier nowMillis) throws IOException {
        PriceJson json = new PriceJson(nowMillis);
        Reading reading = line -> {
            Price price = json.read(line);
            return new Known(price.timeMillis(), price.symbol().name().getBytes(StandardCharsets.ISO_8859_1));
        };
        return new Recording(file, Topics.PRICES, null, reading, nowMillis);
    }

    /** Goes on to the next record; false after the last. */
    boolean next() throws IOException {
        byte[] line;
        try {
            line = lines.next();
        } catch (Rejected e) {
            record = DeadLetters.refused(
                    topic, null, e.getMessage(), file + ":" + lines.lineNumber(), nowMillis.getAsLong());
            return true;
        }
        if (line == null) {
            record = null;
            return false;
        }
        byte[] key = defaultKey;
        try {
            Known known = reading.read(line);
            timeMillis = known.timeMillis();
            key = known.key();
        } catch (Rejected e) {
            // The reader of the topic refuses it too, and tells why.
        }
        record = new ProducerRecord<>(topic, key, line);
        return true;
    }

    /** When the present record was known, epoch milliseconds UTC. */
    long timeMillis() {
        return timeMillis;
    }

    /** What is to be sent for the present record. */
    ProducerRecord<byte[], byte[]> record() {
        if (record == null) {
            throw new IllegalStateException("no record: next() must have returned true");
        }
        return record;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
