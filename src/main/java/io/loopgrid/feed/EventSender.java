package io.loopgrid.feed;

import io.loopgrid.event.Event;
import io.loopgrid.event.Price;
import io.loopgrid.event.Tweet;
import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.Topics;
import io.loopgrid.wire.PriceJson;
import io.loopgrid.wire.TweetJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to the topics of what has not been looked at yet: tweets to tweets.raw, prices to prices.
 *
 * <p>While the broker is away it waits; nothing is left out. For one thread.
 */
final class EventSender implements AutoCloseable {
    /** Waits for the broker as long as it takes; a stop interrupts it. */
    private static final Map<String, Object> PATIENT = Map.of(
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            Long.MAX_VALUE,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            Integer.MAX_VALUE,
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.BATCH_SIZE_CONFIG,
            128 * 1024);

    private final Producer<byte[], byte[]> producer;
    /** One key, one partition: the tweets of a feed stay in their order. */
    private final byte[] key;

    private final TweetJson tweetJson;
    private final PriceJson priceJson;
    private volatile @Nullable Exception failure;

    EventSender(KafkaClients clients, String clientId, TweetJson tweetJson, PriceJson priceJson) {
        this.producer = clients.producer(clientId, PATIENT);
        this.key = clientId.getBytes(StandardCharsets.UTF_8);
        this.tweetJson = tweetJson;
        this.priceJson = priceJson;
    }

    /**
     * Hands an event over; blocks while the producer's buffer is full.
     *
     * @throws KafkaException when the broker refused an earlier one
     */
    void send(Event event) {
        if (event instanceof Tweet tweet) {
            send(new ProducerRecord<>(Topics.TWEETS_RAW, key, tweetJson.write(tweet)));
        } else if (event instanceof Price price) {
            byte[] symbol = price.symbol().name().getBytes(StandardCharsets.UTF_8);
            send(new ProducerRecord<>(Topics.PRICES, symbol, priceJson.write(price)));
        } else {
            throw new IllegalArgumentException("a feed sends tweets and prices but not " + event);
        }
    }

    /** Sends bytes as they are. */
    void send(ProducerRecord<byte[], byte[]> record) {
        throwFailure();
        producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failure = exception;
            }
        });
    }

    /** Returns when the broker has everything. */
    void flush() {
        producer.flush();
        throwFailure();
    }

    private void throwFailure() {
        Exception first = failure;
        if (first != null) {
            throw new KafkaException("Kafka refused an event of the feed: " + first.getMessage(), first);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
