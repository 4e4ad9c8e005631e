package io.loopgrid.pipeline;

import io.loopgrid.grid.StateExport;
import io.loopgrid.grid.StateImport;
import io.loopgrid.grid.StateRestore;
import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.StateTopics;
import io.loopgrid.kafka.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Takes the state of a cluster out of its broker into a file, and brings it to an empty one. Needs the broker and no
 * member.
 *
 * <p>A state that comes to the Kafka cluster it was taken from goes on at the positions of its commit. At another one, the
 * input topics are others: they are read from their beginning, and tweets that are remembered are known again.
 */
public final class StateBackup {
    private static final String GROUP = "loopgrid-state";
    /** What brokers allow at most by default. */
    private static final int TRANSACTION_MILLIS = 900_000;

    private final KafkaClients clients;
    private final String clusterName;

    /**
     * A backup.
     *
     * @param connection how Kafka's clients reach the broker: its addresses, and what its security asks for
     * @param clusterName members of this name use the state
     */
    public StateBackup(Map<String, Object> connection, String clusterName) {
        Map<String, Object> consumer = new HashMap<>(connection);
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.clients = new KafkaClients(consumer, connection, connection);
        this.clusterName = clusterName;
    }

    /**
     * What was taken or brought.
     *
     * @param rows how many rows
     * @param epoch the commit, as generation.number
     */
    public record Moved(long rows, String epoch) {}

    /**
     * Writes the state, as of its newest commit, to a file.
     *
     * @param progress is told how many records were passed since the last call
     * @throws IOException when the file is there already or cannot be written
     * @throws IllegalStateException when there is no state, or none that can be read
     */
    public Moved exportTo(Path file, LongConsumer progress) throws IOException {
        String source = StateTopics.requireAt(clients);
        StateExport export = new StateExport(config -> clients.consumer(GROUP, config));
        return moved(export.run(
                Topics.STATE_ROWS, Topics.STATE_COMMITS, source, file, System.currentTimeMillis(), progress));
    }

    /**
     * Writes the state of a file into the broker.
     *
     * @param partitions of the topic of rows, when it has to be created
     * @param progress is told how many rows were passed since the last call, each row twice
     * @throws IOException when the file is damaged or of another version
     * @throws IllegalStateException when the broker holds a state already
     */
    public Moved importFrom(Path file, int partitions, LongConsumer progress) throws IOException {
        StateTopics.create(clients, partitions);
        String target = StateTopics.requireAt(clients);
        String writer = clusterName + "-state-import";
        try (Producer<byte[], byte[]> producer = clients.producer(writer, producerConfig(writer))) {
            StateImport in = new StateImport(config -> clients.consumer(GROUP, config), producer);
            return moved(in.run(
                    file,
                    Topics.STATE_ROWS,
                    Topics.STATE_COMMITS,
                    (source, function, id, row) ->
                            source.equals(target) ? row : SourcePartition.elsewhere(function, id, row),
                    progress));
        }
    }

    private static Map<String, Object> producerConfig(String name) {
        return Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                name,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                TRANSACTION_MILLIS,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 << 10,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4");
    }

    private static Moved moved(StateRestore.Restored restored) {
        return new Moved(restored.rows(), restored.epoch().toString());
    }
}
