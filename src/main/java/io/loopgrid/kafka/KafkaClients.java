package io.loopgrid.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Builds every Kafka client of the process from the one configuration under {@code spring.kafka}.
 *
 * <p>By the time it exists the broker runs and the topics are there. Safe for use by several threads; the clients it gives
 * belong to the caller, who closes them. Processors find it in the member's user context under {@link #CONTEXT_KEY}.
 */
public final class KafkaClients {
    /** Its name in the user context of the Hazelcast member. */
    public static final String CONTEXT_KEY = "loopgrid.kafka.clients";

    /** The consumer group that cleans tweets.raw. */
    public static final String TWEETS_RAW_GROUP = "loopgrid.tweets.raw";
    /** The consumer group that checks corrections. */
    public static final String CORRECTIONS_GROUP = "loopgrid.corrections";

    private final Map<String, Object> consumerConfig;
    private final Map<String, Object> producerConfig;
    private final Map<String, Object> adminConfig;

    /**
     * Takes copies of complete client configurations.
     *
     * @param consumerConfig what every consumer starts from; its deserializers are ignored
     * @param producerConfig what every producer starts from; its serializers are ignored
     * @param adminConfig what every admin client starts from
     */
    public KafkaClients(
            Map<String, Object> consumerConfig, Map<String, Object> producerConfig, Map<String, Object> adminConfig) {
        this.consumerConfig = Map.copyOf(consumerConfig);
        this.producerConfig = Map.copyOf(producerConfig);
        this.adminConfig = Map.copyOf(adminConfig);
    }

    /**
     * A consumer of bytes that commits only when told.
     *
     * @param overrides win over the configuration
     */
    public Consumer<byte[], byte[]> consumer(String groupId, Map<String, Object> overrides) {
        return new KafkaConsumer<>(bytesConsumerConfig(groupId, overrides));
    }

    /**
     * A producer of bytes.
     *
     * @param clientId its name in logs and metrics; two producers of one process need two names
     * @param overrides win over the configuration
     */
    public Producer<byte[], byte[]> producer(String clientId, Map<String, Object> overrides) {
        Map<String, Object> config = new HashMap<>(producerConfig);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        config.putAll(overrides);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A client that asks about topics, groups and offsets. */
    public Admin admin() {
        return Admin.create(adminConfig);
    }

    /** The complete configuration of such a consumer, for a listener container that makes its own. */
    Map<String, Object> bytesConsumerConfig(String groupId, Map<String, Object> overrides) {
        Map<String, Object> config = new HashMap<>(consumerConfig);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.putAll(overrides);
        return config;
    }
}
