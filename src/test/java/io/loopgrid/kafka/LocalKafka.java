package io.loopgrid.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A real broker with the planned topics on a free port of loopback, for tests. */
public final class LocalKafka implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final KafkaClients clients;

    /** Starts the broker on the data in a directory and creates what is missing. */
    public LocalKafka(Path directory) {
        this(directory, 0, 0);
    }

    /** Starts the broker on given ports. */
    LocalKafka(Path directory, int port, int controllerPort) {
        KafkaSettings settings = settings(directory, port, controllerPort);
        broker = new EmbeddedBroker(settings.embedded());
        Map<String, Object> servers = Map.of("bootstrap.servers", broker.bootstrapServers());
        clients = new KafkaClients(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
                servers,
                servers);
        try (Admin admin = clients.admin()) {
            new MissingTopics(admin, settings.startTimeout()).create(TopicPlan.of(settings));
        }
    }

    /** Where it listens. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Clients of this broker. */
    public KafkaClients clients() {
        return clients;
    }

    /** Reads a topic from its beginning to the first record that is wanted. */
    public ConsumerRecord<byte[], byte[]> await(String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        try (Consumer<byte[], byte[]> consumer = clients.consumer("awaiting", Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            AtomicReference<@Nullable ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
            // The consumer belongs to one thread, so the condition is polled on this one.
            Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (wanted.test(record)) {
                        found.compareAndSet(null, record);
                    }
                }
                return found.get() != null;
            });
            return Objects.requireNonNull(found.get());
        }
    }

    /** How many records a topic has, transaction markers included. */
    public long count(String topic) {
        try (Consumer<byte[], byte[]> consumer = clients.consumer("counting", Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    static KafkaSettings settings(Path directory) {
        return settings(directory, 0, 0);
    }

    private static KafkaSettings settings(Path directory, int port, int controllerPort) {
        return new KafkaSettings(
                true,
                4,
                (short) -1,
                Duration.ofDays(1),
                DataSize.ofMegabytes(256),
                Duration.ofHours(1),
                Duration.ofSeconds(30),
                1,
                new KafkaSettings.Embedded(directory, port, controllerPort));
    }

    @Override
    public void close() {
        broker.close();
    }
}
