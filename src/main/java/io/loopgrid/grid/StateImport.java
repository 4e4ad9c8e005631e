package io.loopgrid.grid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file of state into the empty topics of a durable log, in one transaction: all of it is there, or nothing. The file
 * is read twice, the first time to see whether it is whole. Holds one row.
 */
public final class StateImport {
    private final TopicReader reader;
    private final Producer<byte[], byte[]> producer;

    /**
     * An import.
     *
     * @param consumers makes a consumer with some settings of its own; closed after use
     * @param producer has a transactional id and no transaction yet
     */
    public StateImport(
            Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers, Producer<byte[], byte[]> producer) {
        this.reader = new TopicReader(consumers);
        this.producer = producer;
    }

    /** What is written in place of a row: the positions in topics of one cluster mean nothing in another. */
    public interface Change {
        /**
         * The bytes to write.
         *
         * @param source the id of the Kafka cluster that the state comes from
         */
        byte[] apply(String source, String function, String id, byte[] row);
    }

    /**
     * Writes the state.
     *
     * @param progress is told again and again how many rows were passed since the last call, twice over all
     * @throws IOException when the file is damaged, cut short, of another version, or cannot be read
     * @throws IllegalStateException when the topics hold a state already
     */
    public StateRestore.Restored run(
            Path file, String rowsTopic, String commitsTopic, Change change, LongConsumer progress) throws IOException {
        requireWhole(file, progress);
        requireEmpty(rowsTopic, row -> "a row");
        requireEmpty(commitsTopic, CommittedEpochs::said);
        producer.initTransactions();
        producer.beginTransaction();
        try {
            StateRestore.Restored written = write(file, rowsTopic, commitsTopic, change, progress);
            producer.commitTransaction();
            return written;
        } catch (IOException | IllegalStateException e) {
            producer.abortTransaction();
            throw e;
        }
    }

    private StateRestore.Restored write(
            Path file, String rowsTopic, String commitsTopic, Change change, LongConsumer progress) throws IOException {
        try (StateFileReader in = new StateFileReader(file)) {
            String source = in.header().source();
            long rows = in.read(row -> {
                byte[] bytes = change.apply(source, row.function(), row.id(), row.row());
                producer.send(record(rowsTopic, new LoggedRow(row.key(), row.epoch(), bytes)));
                progress.accept(1);
            });
            in.header()
                    .committed()
                    .forEach((generation, number) -> producer.send(
                            KafkaDurableLog.commit(commitsTopic, new Epoch(generation, number), List.of())));
            return new StateRestore.Restored(rows, in.header().epoch());
        }
    }

    private static void requireWhole(Path file, LongConsumer progress) throws IOException {
        try (StateFileReader in = new StateFileReader(file)) {
            in.read(row -> progress.accept(1));
        }
    }

    /** Refuses a topic with a record of which something can be said. */
    private void requireEmpty(String topic, Function<ConsumerRecord<byte[], byte[]>, @Nullable String> said) {
        for (TopicPartition partition : reader.partitions(topic)) {
            reader.read(
                    partition,
                    record -> {
                        String found = said.apply(record);
                        if (found != null) {
                            throw new IllegalStateException(
                                    partition + " must be empty but has " + found + ": a state is there already");
                        }
                    },
                    offsets -> {});
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, LoggedRow row) {
        byte[] key = row.key().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(
                topic, null, null, key, row.row(), List.of(LoggedRow.header(key, row.epoch(), row.row())));
    }
}
