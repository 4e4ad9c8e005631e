package io.loopgrid.grid;

import com.hazelcast.jet.RestartableException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable log in two compacted topics: rows, keyed by function and key, each with its epoch in a header; and commit
 * records, one per generation, that hold the newest committed epoch of it. A row counts when its epoch is not newer than
 * the commit record of its generation, so rows of an aborted last epoch never count.
 *
 * <p>Each member writes an epoch in one transaction, under a name that belongs to its place in the generation. That is for
 * the fence: a member that was stopped and wakes up in a later generation is refused by the broker. Without it, its late row
 * would be the newest of its key, and compaction would remove the one that counts.
 */
public final class KafkaDurableLog implements DurableLog, AutoCloseable {
    static final String EPOCH_HEADER = "epoch";
    static final char SEPARATOR = '/';

    private static final Logger LOG = LoggerFactory.getLogger(KafkaDurableLog.class);
    private static final long PATIENCE_SECONDS = 60;
    private static final long CLOSE_SECONDS = 10;

    private final Function<String, Producer<byte[], byte[]>> producers;
    private final Supplier<Admin> admins;
    private final String name;
    private final String rowsTopic;
    private final String commitsTopic;
    private final DeclaredSize size;
    private final ExecutorService committer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "loopgrid-log");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable LogSession session;

    /**
     * A log over two topics.
     *
     * @param producers makes a producer with a transactional id
     * @param admins makes a client that may list transactions and fence producers
     * @param grid the cluster: who shares its name shares the state
     */
    public KafkaDurableLog(
            Function<String, Producer<byte[], byte[]>> producers,
            Supplier<Admin> admins,
            GridSettings grid,
            String rowsTopic,
            String commitsTopic) {
        this.producers = producers;
        this.admins = admins;
        this.name = grid.clusterName() + "-state-";
        this.size = grid.size();
        this.rowsTopic = rowsTopic;
        this.commitsTopic = commitsTopic;
    }

    @Override
    public void fence() {
        try (Admin admin = admins.get()) {
            List<String> writers = admin.listTransactions().all().get(PATIENCE_SECONDS, TimeUnit.SECONDS).stream()
                    .map(TransactionListing::transactionalId)
                    .filter(id -> id.startsWith(name))
                    .toList();
            if (!writers.isEmpty()) {
                admin.fenceProducers(writers).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new RestartableException("earlier writers of the state could not be fenced", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RestartableException("interrupted while earlier writers of the state were fenced", e);
        }
    }

    @Override
    public synchronized void open(int slot) {
        LogSession before = session;
        if (before != null) {
            before.close();
        }
        Producer<byte[], byte[]> producer = producers.apply(name + slot);
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close();
            throw new RestartableException("the log of the state could not be opened", e);
        }
        session = new LogSession(producer, committer);
    }

    @Override
    public void append(String function, String key, byte[] row, Epoch epoch) {
        byte[] recordKey = (function + SEPARATOR + key).getBytes(StandardCharsets.UTF_8);
        byte[] value = Row.isForgotten(row) ? null : row;
        Header header = LoggedRow.header(recordKey, epoch, row);
        session().send(new ProducerRecord<>(rowsTopic, null, null, recordKey, value, List.of(header)));
    }

    @Override
    public void seal(Epoch epoch, @Nullable Epoch committed) {
        if (committed != null) {
            session().send(commit(committed));
        }
        session().seal(epoch.number());
    }

    @Override
    public void drop(Epoch epoch) {
        session().drop(epoch.number());
    }

    @Override
    public boolean isSafe(Epoch epoch) {
        // A member that has never written has nothing that could be lost.
        LogSession now = session;
        return now == null || now.isSafe(epoch.number());
    }

    @Override
    public void commitLast(Epoch epoch) {
        session().sendLast(epoch.number(), commit(epoch), PATIENCE_SECONDS);
    }

    /** Waits a while for what is sealed: whoever stops the job for all may be about to commit it. */
    @Override
    public void close() {
        committer.shutdown();
        try {
            if (!committer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The broker does not take the newest rows of the state; they are read again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LogSession last = session;
        if (last != null) {
            last.close();
        }
        committer.shutdownNow();
    }

    private LogSession session() {
        LogSession now = session;
        if (now == null) {
            throw new IllegalStateException("the log must be open before anything is written");
        }
        return now;
    }

    private ProducerRecord<byte[], byte[]> commit(Epoch epoch) {
        return commit(commitsTopic, epoch, List.of(size.header()));
    }

    /** The record that makes an epoch count. */
    static ProducerRecord<byte[], byte[]> commit(String topic, Epoch epoch, List<Header> headers) {
        byte[] generation = longBytes(epoch.generation());
        return new ProducerRecord<>(topic, 0, null, generation, longBytes(epoch.number()), headers);
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
