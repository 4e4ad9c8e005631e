package io.loopgrid.grid;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a partition of a topic from its beginning to where it ended when the reading began, transactions that were aborted
 * left out. Thread-safe: each reading has consumers of its own.
 */
final class TopicReader {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String COMMITTED = "read_committed";

    private final Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers;

    /**
     * A reader.
     *
     * @param consumers makes a consumer with some settings of its own; closed after use
     */
    TopicReader(Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers) {
        this.consumers = consumers;
    }

    List<TopicPartition> partitions(String topic) {
        try (Consumer<byte[], byte[]> consumer = consumers.apply(Map.of())) {
            return consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        }
    }

    /**
     * Reads a partition.
     *
     * @param progress is told how many offsets were passed
     */
    void read(
            TopicPartition partition,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader,
            LongConsumer progress) {
        read(partition, end(partition), reader, progress);
    }

    /** Reads what is committed of a partition, up to the first transaction that is open: for a look at those who may still write. */
    void readWithoutWaiting(
            TopicPartition partition, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        read(partition, end(partition, COMMITTED), reader, passed -> {});
    }

    private void read(
            TopicPartition partition,
            long end,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader,
            LongConsumer progress) {
        try (Consumer<byte[], byte[]> consumer =
                consumers.apply(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, COMMITTED))) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long position = consumer.position(partition);
            while (position < end) {
                consumer.poll(PATIENCE).forEach(reader);
                long now = consumer.position(partition);
                progress.accept(now - position);
                position = now;
            }
        }
    }

    /**
     * Where a partition ends, open transactions included: they are waited for. A committed reader alone would take the
     * beginning of a transaction that is still being aborted for the end, and miss what others have committed behind it.
     */
    long end(TopicPartition partition) {
        return end(partition, "read_uncommitted");
    }

    private long end(TopicPartition partition, String isolation) {
        try (Consumer<byte[], byte[]> consumer =
                consumers.apply(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation))) {
            consumer.assign(List.of(partition));
            return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
    }
}
