package io.loopgrid.web;

import io.loopgrid.kafka.Topics;
import io.loopgrid.text.CleanTweets;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.RawTweetJson;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Takes posts of any known shape. They are cleaned here only to know their id and to refuse what the listener of tweets.raw
 * would refuse; what is sent is what arrived, with its time of arrival, so that the listener comes to the same id.
 */
final class TweetIntake implements Intake {
    private final RawTweetJson json = new RawTweetJson();
    private final CleanTweets cleaning;

    TweetIntake(CleanTweets cleaning) {
        this.cleaning = cleaning;
    }

    @Override
    public String topic() {
        return Topics.TWEETS_RAW;
    }

    @Override
    public Checked check(byte[] item, long nowMillis) throws Rejected {
        String id = cleaning.clean(json.read(item), nowMillis).id();
        return new Checked(id, new ProducerRecord<>(topic(), null, nowMillis, null, item));
    }
}
