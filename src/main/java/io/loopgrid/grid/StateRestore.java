package io.loopgrid.grid;

import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Fills the maps of a cluster that has no state, or only a part of it, from the durable log: per key the newest row whose
 * epoch is committed. Called before the job starts, by one member.
 *
 * <p>Each partition of the log is read by a thread of its own. Holds one row per key of the partitions that are being read.
 */
public final class StateRestore {
    private static final int PER_PUT = 2_000;
    private static final int NO_SLOT = -1;
    private static final String ROWS = "loopgrid.";

    private final HazelcastInstance member;
    private final GridServices services;
    private final DeclaredSize size;
    private final TopicReader reader;
    private final int threads;

    /**
     * A restore into a member's cluster.
     *
     * @param consumers makes a consumer without a group and with some settings of its own; closed after use
     * @param threads how many partitions of the log are read at once
     */
    public StateRestore(
            HazelcastInstance member,
            GridServices services,
            GridSettings grid,
            Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers,
            int threads) {
        this.member = member;
        this.services = services;
        this.size = grid.size();
        this.reader = new TopicReader(consumers);
        this.threads = threads;
    }

    /**
     * What a restore found.
     *
     * @param rows how many rows there are again
     * @param epoch the newest committed epoch, 0.0 when there was none
     */
    public record Restored(long rows, Epoch epoch) {}

    /**
     * Refuses all earlier writers, reads both topics and fills the maps, from which everything else goes.
     *
     * @param progress is told again and again how many records of the log were passed since the last call, by several
     *     threads
     * @throws IllegalStateException when a row is damaged or of a later release, or when rows or commit records are missing: a
     *     start over such a state would lose it; or when a cluster of another declared size wrote it, and its writers go on
     */
    public Restored run(String rowsTopic, String commitsTopic, LongConsumer progress) {
        size.requireSame(reader, commitsTopic);
        services.log().fence();
        services.census().begin();
        clear();
        Map<Long, Long> committed = CommittedEpochs.read(reader, commitsTopic, progress);
        services.log().open(NO_SLOT);
        Epoch epoch = Epoch.newest(committed);
        AtomicLong rows = new AtomicLong();
        StateCounts counts = new StateCounts(epoch);
        AtomicLong generation = new AtomicLong(epoch.generation());
        inParallel(reader.partitions(rowsTopic), partition -> {
            RowSelection selection = new RowSelection(committed);
            reader.read(
                    partition,
                    record -> {
                        LoggedRow row = LoggedRow.of(record);
                        services.forms().requireReadable(row.function(), row.row());
                        selection.take(row.key(), row.epoch(), row.row());
                    },
                    progress);
            selection.requireCommits();
            rows.addAndGet(fill(selection.rows(), counts));
            uncover(selection, epoch);
            generation.accumulateAndGet(selection.newestGeneration(), Math::max);
        });
        requireAll(counts);
        services.log().commitLast(epoch);
        services.committed(epoch);
        services.census().complete(generation.get());
        return new Restored(rows.get(), epoch);
    }

    private void clear() {
        for (DistributedObject object : member.getDistributedObjects()) {
            if (object instanceof IMap<?, ?> map && map.getName().startsWith(ROWS)) {
                map.clear();
            }
        }
    }

    private void inParallel(List<TopicPartition> partitions, java.util.function.Consumer<TopicPartition> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            partitions.forEach(partition -> all.add(pool.submit(() -> work.accept(partition))));
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the state could not be restored: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the state was restored", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private void requireAll(StateCounts counts) {
        for (String function : services.functionNames()) {
            counts.require(function, new States<>(services, function, Object.class).count());
        }
    }

    private long fill(Map<String, RowSelection.Found> newest, StateCounts counts) {
        Map<String, Map<RowKey, byte[]>> batches = new HashMap<>();
        long rows = 0;
        for (Map.Entry<String, RowSelection.Found> entry : newest.entrySet()) {
            byte[] row = entry.getValue().row();
            if (Row.isForgotten(row)) {
                continue;
            }
            String function = LoggedRow.functionOf(entry.getKey());
            if (function.equals(StateCount.FUNCTION)) {
                counts.take(entry.getKey(), entry.getValue());
                continue;
            }
            Map<RowKey, byte[]> batch = batches.computeIfAbsent(function, f -> new HashMap<>());
            batch.put(services.rowKeys().of(LoggedRow.idOf(entry.getKey())), row);
            rows++;
            if (batch.size() == PER_PUT) {
                services.map(function).setAll(batch);
                batch.clear();
            }
        }
        batches.forEach((function, batch) -> services.map(function).setAll(batch));
        return rows;
    }

    /** Writes once more what counts of keys whose last row does not. */
    private void uncover(RowSelection selection, Epoch committed) {
        for (String key : selection.covered()) {
            RowSelection.Found counts = selection.rows().get(key);
            Epoch epoch = counts == null ? committed : counts.epoch();
            byte[] row = counts == null ? Row.FORGOTTEN : counts.row();
            services.log().append(LoggedRow.functionOf(key), LoggedRow.idOf(key), row, epoch);
        }
    }
}
