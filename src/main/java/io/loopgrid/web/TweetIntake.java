package io.loopgrid.web;

import io.loopgrid.kafka.Topics;
import io.loopgrid.text.CleanTweets;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.RawTweetJson;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes posts of any known shape. They are cleaned here only to know their id and to refuse what the listener of tweets.raw
 * would refuse; what is sent is what arrived, with its time of arrival, so that the listener comes to the same id.
 *
 * <p>The posts of one client get one key and with it one partition, so they stay in the order in which they were sent.
 */
final class TweetIntake implements Intake {
    private final RawTweetJson json;
    private final CleanTweets cleaning;
    private final byte @Nullable [] key;

    /** An intake that keeps no order. */
    TweetIntake(CleanTweets cleaning) {
        this(new RawTweetJson(), cleaning, null);
    }

    private TweetIntake(RawTweetJson json, CleanTweets cleaning, byte @Nullable [] key) {
        this.json = json;
        this.cleaning = cleaning;
        this.key = key;
    }

    /**
     * The same intake for the posts of one client.
     *
     * @param address where the client is; one byte of its hash is kept, which many clients share
     */
    TweetIntake from(String address) {
        return new TweetIntake(json, cleaning, new byte[] {(byte) address.hashCode()});
    }

    @Override
    public String topic() {
        return Topics.TWEETS_RAW;
    }

    @Override
    public Checked check(byte[] item, long nowMillis) throws Rejected {
        String id = cleaning.clean(json.read(item), nowMillis).id();
        return new Checked(id, new ProducerRecord<>(topic(), null, nowMillis, key, item));
    }
}
