package io.loopgrid.kafka;

import io.loopgrid.event.Tweet;
import io.loopgrid.text.CleanTweets;
import io.loopgrid.text.RawTweet;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.RawTimeJson;
import io.loopgrid.wire.RawTweetJson;
import io.loopgrid.wire.TweetJson;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** From tweets.raw to tweets: here raw texts and names of authors end. The new key is the author, so one's tweets stay in order. */
final class CleaningTweets implements Conversion {
    private final RawTweetJson rawJson = new RawTweetJson();
    private final RawTimeJson rawTime = new RawTimeJson();
    private final TweetJson tweetJson;
    private final CleanTweets cleaning;
    private final LongSupplier nowMillis;

    CleaningTweets(CleanTweets cleaning, LongSupplier nowMillis) {
        this.cleaning = cleaning;
        this.nowMillis = nowMillis;
        this.tweetJson = new TweetJson(nowMillis);
    }

    @Override
    public ProducerRecord<byte[], byte[]> convert(ConsumerRecord<byte[], byte[]> record) throws Rejected {
        byte[] value = record.value();
        if (value == null) {
            throw Rejected.missing("message");
        }
        RawTweet raw = rawJson.read(value);
        long now = nowMillis.getAsLong();
        Tweet tweet = cleaning.clean(raw, raw.time() == null ? ArrivalTime.of(record, now) : now);
        return new ProducerRecord<>(
                Topics.TWEETS, tweet.author().getBytes(StandardCharsets.ISO_8859_1), tweetJson.write(tweet));
    }

    /** When a raw tweet was written, before anything else is known of it; a {@link RecordTime}. */
    long timeOf(ConsumerRecord<byte[], byte[]> record) {
        long now = nowMillis.getAsLong();
        byte[] value = record.value();
        return value == null ? RecordTime.NONE : rawTime.read(value, ArrivalTime.of(record, now), now);
    }
}
