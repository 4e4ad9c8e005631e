package io.loopgrid.grid;

import com.hazelcast.core.HazelcastInstance;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Fills the maps of a cluster that starts empty from the durable log: per key the newest row whose epoch is committed.
 * Called once, before the job starts, on the member that starts it.
 *
 * <p>Holds one row per key in memory while it reads. Cost: one pass over both topics.
 */
public final class StateRestore {
    private static final int PER_PUT = 2_000;

    private final HazelcastInstance member;
    private final GridServices services;
    private final Supplier<Consumer<byte[], byte[]>> consumers;

    /**
     * A restore into a member's cluster.
     *
     * @param consumers makes a consumer without a group; closed after use
     */
    public StateRestore(HazelcastInstance member, GridServices services, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.member = member;
        this.services = services;
        this.consumers = consumers;
    }

    /**
     * What a restore found.
     *
     * @param rows how many rows there are again
     * @param epoch the newest committed epoch, 0.0 when there was none
     */
    public record Restored(long rows, Epoch epoch) {}

    private record Found(Epoch epoch, byte[] row) {}

    /**
     * Reads both topics and fills the maps.
     *
     * @throws IllegalStateException when a row cannot be understood: a start over unreadable state would lose it
     */
    public Restored run(String rowsTopic, String commitsTopic) {
        Map<Long, Long> committed = new HashMap<>();
        Map<String, Found> newest = new HashMap<>();
        long[] newestGeneration = {0};
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            TopicReader reader = new TopicReader(consumer);
            reader.readAll(
                    commitsTopic, commit -> committed.merge(longOf(commit.key()), longOf(commit.value()), Math::max));
            reader.readAll(rowsTopic, row -> {
                Epoch epoch = epochOf(row);
                newestGeneration[0] = Math.max(newestGeneration[0], epoch.generation());
                if (epoch.number() <= committed.getOrDefault(epoch.generation(), 0L)) {
                    newest.merge(keyOf(row), new Found(epoch, valueOf(row)), StateRestore::newer);
                }
            });
        }
        committed.keySet().forEach(generation -> newestGeneration[0] = Math.max(newestGeneration[0], generation));
        Generations.continueAfter(member, newestGeneration[0]);
        Epoch epoch = committed.entrySet().stream()
                .map(entry -> new Epoch(entry.getKey(), entry.getValue()))
                .max(Epoch::compareTo)
                .orElse(new Epoch(0, 0));
        services.committed(epoch);
        return new Restored(fill(newest), epoch);
    }

    private long fill(Map<String, Found> newest) {
        Map<String, Map<RowKey, byte[]>> batches = new HashMap<>();
        long rows = 0;
        for (Map.Entry<String, Found> entry : newest.entrySet()) {
            byte[] row = entry.getValue().row();
            if (Row.isForgotten(row)) {
                continue;
            }
            int separator = entry.getKey().indexOf(KafkaDurableLog.SEPARATOR);
            String function = entry.getKey().substring(0, separator);
            Map<RowKey, byte[]> batch = batches.computeIfAbsent(function, f -> new HashMap<>());
            batch.put(services.rowKeys().of(entry.getKey().substring(separator + 1)), row);
            rows++;
            if (batch.size() == PER_PUT) {
                services.map(function).setAll(batch);
                batch.clear();
            }
        }
        batches.forEach((function, batch) -> services.map(function).setAll(batch));
        return rows;
    }

    private static Found newer(Found one, Found other) {
        return other.epoch().compareTo(one.epoch()) >= 0 ? other : one;
    }

    private static Epoch epochOf(ConsumerRecord<byte[], byte[]> row) {
        Header header = row.headers().lastHeader(KafkaDurableLog.EPOCH_HEADER);
        if (header == null || row.key() == null) {
            throw new IllegalStateException("row without an epoch at " + row.topic() + '-' + row.partition() + '@'
                    + row.offset() + ": this is not our state, and starting empty would hide it");
        }
        return KafkaDurableLog.epochOf(header);
    }

    private static String keyOf(ConsumerRecord<byte[], byte[]> row) {
        return new String(row.key(), StandardCharsets.UTF_8);
    }

    private static byte[] valueOf(ConsumerRecord<byte[], byte[]> row) {
        return row.value() == null ? Row.FORGOTTEN : row.value();
    }

    private static long longOf(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }
}
