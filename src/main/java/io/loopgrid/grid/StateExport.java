package io.loopgrid.grid;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes the state that the durable log holds to a file: per key the row that counts as of the newest commit at the begin.
 * The job may go on meanwhile, as long as the export takes less time than the topic's compaction lag.
 *
 * <p>Reads each partition twice, and holds the keys of one partition, never rows.
 */
public final class StateExport {
    private static final String UNFINISHED = ".part";

    private final TopicReader reader;

    /**
     * An export.
     *
     * @param consumers makes a consumer with some settings of its own; closed after use
     */
    public StateExport(Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers) {
        this.reader = new TopicReader(consumers);
    }

    /**
     * Writes the file.
     *
     * @param source the id of the Kafka cluster
     * @param nowMillis epoch milliseconds UTC
     * @param progress is told again and again how many records of the log were passed since the last call
     * @throws IOException when the file is there already or cannot be written
     * @throws IllegalStateException when there is no committed state, or a row that is damaged
     */
    public StateRestore.Restored run(
            String rowsTopic, String commitsTopic, String source, Path file, long nowMillis, LongConsumer progress)
            throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString(), null, "it is there already");
        }
        Map<Long, Long> committed = CommittedEpochs.read(reader, commitsTopic, progress);
        StateFileHeader header = new StateFileHeader(source, nowMillis, committed);
        if (header.epoch().number() == 0) {
            throw new IllegalStateException("there is no committed state in " + commitsTopic);
        }
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        long rows;
        try (StateFileWriter writer =
                new StateFileWriter(new BufferedOutputStream(Files.newOutputStream(unfinished)), header)) {
            for (TopicPartition partition : reader.partitions(rowsTopic)) {
                copy(partition, committed, writer, progress);
            }
            rows = writer.finish();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        Files.move(unfinished, file);
        return new StateRestore.Restored(rows, header.epoch());
    }

    private void copy(
            TopicPartition partition, Map<Long, Long> committed, StateFileWriter writer, LongConsumer progress) {
        Set<Long> counting = counting(partition, committed, progress);
        long[] left = {counting.size()};
        reader.read(
                partition,
                row -> {
                    if (counting.contains(row.offset())) {
                        add(row, writer);
                        left[0]--;
                    }
                },
                progress);
        if (left[0] != 0) {
            throw new IllegalStateException(
                    partition + " was compacted while it was read, and " + left[0] + " rows are gone: export again");
        }
    }

    /** The offsets of the rows that count. */
    private Set<Long> counting(TopicPartition partition, Map<Long, Long> committed, LongConsumer progress) {
        RowSelection selection = new RowSelection(committed);
        reader.read(
                partition,
                row -> {
                    LoggedRow logged = LoggedRow.of(row);
                    byte[] place = Row.isForgotten(logged.row()) ? Row.FORGOTTEN : bytesOf(row.offset());
                    selection.take(logged.key(), logged.epoch(), place);
                },
                progress);
        Set<Long> offsets = new HashSet<>();
        for (RowSelection.Found found : selection.rows().values()) {
            if (!Row.isForgotten(found.row())) {
                offsets.add(ByteBuffer.wrap(found.row()).getLong());
            }
        }
        return offsets;
    }

    private static byte[] bytesOf(long offset) {
        return ByteBuffer.allocate(Long.BYTES).putLong(offset).array();
    }

    private static void add(ConsumerRecord<byte[], byte[]> row, StateFileWriter writer) {
        try {
            writer.add(LoggedRow.of(row));
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be written: " + e.getMessage(), e);
        }
    }
}
