package io.loopgrid.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/**
 * Makes the consumers of listeners, which close in seconds.
 *
 * <p>One that is still waiting to join its group, as after a kill, takes half a minute to close otherwise, and with it the
 * process to stop. Its offsets were committed with each batch; a member that could not say that it leaves is forgotten.
 */
final class ListenerConsumers extends DefaultKafkaConsumerFactory<byte[], byte[]> {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final @Nullable RecordTime time;
    private final int maxPollRecords;

    /**
     * Consumers of one configuration.
     *
     * @param time by which the partitions of each are merged; null keeps Kafka's own order
     * @param maxPollRecords how many records a poll gives at most
     */
    ListenerConsumers(Map<String, Object> config, @Nullable RecordTime time, int maxPollRecords) {
        super(config);
        this.time = time;
        this.maxPollRecords = maxPollRecords;
    }

    @Override
    protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> config) {
        if (time != null) {
            return new EventTimeConsumer(config, time, maxPollRecords);
        }
        return new KafkaConsumer<>(config) {
            @Override
            public void close() {
                close(CloseOptions.timeout(LONGEST_CLOSE));
            }
        };
    }
}
