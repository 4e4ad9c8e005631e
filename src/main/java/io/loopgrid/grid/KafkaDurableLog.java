package io.loopgrid.grid;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The durable log in two compacted topics: rows, keyed by function and key, each with its epoch in a header; and commit
 * records, one per generation, that hold the newest committed epoch of it. A row counts when its epoch is not newer than
 * the commit record of its generation, so rows of an aborted last epoch never count.
 *
 * <p>Thread-safe, as Kafka's producer is. The producer must be idempotent and wait for all acknowledgements.
 */
public final class KafkaDurableLog implements DurableLog {
    static final String EPOCH_HEADER = "epoch";
    static final char SEPARATOR = '/';

    private final Producer<byte[], byte[]> producer;
    private final String rowsTopic;
    private final String commitsTopic;

    /** A log over two topics; the producer stays the caller's. */
    public KafkaDurableLog(Producer<byte[], byte[]> producer, String rowsTopic, String commitsTopic) {
        this.producer = producer;
        this.rowsTopic = rowsTopic;
        this.commitsTopic = commitsTopic;
    }

    @Override
    public Future<?> append(String function, String key, byte[] row, Epoch epoch) {
        byte[] recordKey = (function + SEPARATOR + key).getBytes(StandardCharsets.UTF_8);
        byte[] value = Row.isForgotten(row) ? null : row;
        return send(new ProducerRecord<>(rowsTopic, null, null, recordKey, value, List.of(header(epoch))));
    }

    @Override
    public Future<?> commit(Epoch epoch) {
        byte[] generation = longBytes(epoch.generation());
        return send(new ProducerRecord<>(commitsTopic, 0, null, generation, longBytes(epoch.number()), List.of()));
    }

    @Override
    public void flush() {
        producer.flush();
    }

    private Future<?> send(ProducerRecord<byte[], byte[]> row) {
        CompletableFuture<Long> safe = new CompletableFuture<>();
        producer.send(row, (metadata, failure) -> {
            if (failure == null) {
                safe.complete(metadata.offset());
            } else {
                safe.completeExceptionally(failure);
            }
        });
        return safe;
    }

    private static Header header(Epoch epoch) {
        byte[] value = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(epoch.generation())
                .putLong(epoch.number())
                .array();
        return new RecordHeader(EPOCH_HEADER, value);
    }

    static Epoch epochOf(Header header) {
        ByteBuffer value = ByteBuffer.wrap(header.value());
        return new Epoch(value.getLong(), value.getLong());
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
