package io.loopgrid.kafka;

import io.loopgrid.text.Anonymizer;
import io.loopgrid.text.CleanTweets;
import io.loopgrid.text.SymbolTagger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** The stateless steps: which topic each reads, under which group, and what it makes of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TextSettings.class)
class ListenerConfiguration {
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private static final int MAX_POLL_RECORDS = 10_000;

    /** Fetches as much as a thread cleans in a tenth of a second. */
    private static final Map<String, Object> CONSUMER = Map.of(
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            MAX_POLL_RECORDS,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            4 << 20,
            // After a kill, the dead member's records lie this long before another reads them. They must not be late by
            // then. Brokers refuse less by default; Kafka's own default is 45 seconds.
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            6_000,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            1_500,
            // A request to join the group that gets no answer is given up after this and 5 s. Kafka's default is five
            // minutes; a batch takes seconds, and whoever waits for the broker longer reads it again.
            ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
            60_000);

    /** Waits a little for batches to fill: each request costs the broker as much as hundreds of tweets. */
    private static final Map<String, Object> PRODUCER = Map.of(
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.BATCH_SIZE_CONFIG,
            128 * 1024,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            16L << 20);

    @Bean(destroyMethod = "close")
    Producer<byte[], byte[]> listenerProducer(KafkaClients clients) {
        return clients.producer("loopgrid-listeners", PRODUCER);
    }

    /** How raw tweets become clean ones; whoever takes tweets in needs it to know their ids. */
    @Bean
    CleanTweets cleanTweets(TextSettings text) {
        Anonymizer anonymizer = new Anonymizer(AnonymizerKey.of(text.anonymizerKey(), text.anonymizerKeyFile()));
        return new CleanTweets(anonymizer, new SymbolTagger(text.words()));
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> tweetsRawListener(
            KafkaClients clients,
            Producer<byte[], byte[]> listenerProducer,
            CleanTweets cleaning,
            KafkaSettings settings,
            ObjectProvider<MeterRegistry> meters) {
        CleaningTweets conversion = new CleaningTweets(cleaning, System::currentTimeMillis);
        return container(
                clients,
                conversion::timeOf,
                Topics.TWEETS_RAW,
                KafkaClients.TWEETS_RAW_GROUP,
                settings.listenerConcurrency(),
                listener(Topics.TWEETS_RAW, conversion, listenerProducer, meters));
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> correctionsListener(
            KafkaClients clients, Producer<byte[], byte[]> listenerProducer, ObjectProvider<MeterRegistry> meters) {
        Conversion conversion = new CheckingCorrections(System::currentTimeMillis);
        return container(
                clients,
                null,
                Topics.CORRECTIONS,
                KafkaClients.CORRECTIONS_GROUP,
                1,
                listener(Topics.CORRECTIONS, conversion, listenerProducer, meters));
    }

    private static ConvertingListener listener(
            String topic,
            Conversion conversion,
            Producer<byte[], byte[]> producer,
            ObjectProvider<MeterRegistry> meters) {
        MeterRegistry registry = meters.getIfAvailable(SimpleMeterRegistry::new);
        return new ConvertingListener(
                conversion,
                producer,
                registry.counter("loopgrid.listener.converted", "topic", topic),
                registry.counter("loopgrid.listener.rejected", "topic", topic));
    }

    static ConcurrentMessageListenerContainer<byte[], byte[]> container(
            KafkaClients clients,
            @Nullable RecordTime time,
            String topic,
            String group,
            int concurrency,
            ConvertingListener listener) {
        ContainerProperties properties = new ContainerProperties(topic);
        properties.setGroupId(group);
        properties.setClientId(group);
        properties.setAckMode(AckMode.MANUAL);
        properties.setMessageListener(listener);
        // Markers of transactions are no lag; the consumer that merges by time sees to it itself.
        properties.setFixTxOffsets(time == null);
        var consumers = new ListenerConsumers(clients.bytesConsumerConfig(group, CONSUMER), time, MAX_POLL_RECORDS);
        var container = new ConcurrentMessageListenerContainer<byte[], byte[]>(consumers, properties);
        container.setConcurrency(concurrency);
        container.setBeanName(group);
        // Without end: a batch is delivered again until Kafka takes what became of it, and the consumer is paused
        // meanwhile.
        ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        pauses.setMaxInterval(LONGEST_PAUSE_MILLIS);
        container.setCommonErrorHandler(new DefaultErrorHandler(pauses));
        return container;
    }
}
