package io.loopgrid.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.util.unit.DataSize;

/** A real broker with the planned topics on a free port of loopback, for tests. */
public final class LocalKafka implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final KafkaClients clients;

    /** Starts the broker on the data in a directory and creates what is missing. */
    public LocalKafka(Path directory) {
        KafkaSettings settings = settings(directory);
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

    static KafkaSettings settings(Path directory) {
        return new KafkaSettings(
                true,
                4,
                (short) -1,
                Duration.ofDays(1),
                DataSize.ofMegabytes(256),
                Duration.ofHours(1),
                Duration.ofSeconds(30),
                1,
                new KafkaSettings.Embedded(directory, 0, 0));
    }

    @Override
    public void close() {
        broker.close();
    }
}
