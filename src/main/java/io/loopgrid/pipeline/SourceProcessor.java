package io.loopgrid.pipeline;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.jet.RestartableException;
import com.hazelcast.jet.core.BroadcastKey;
import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Outbox;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.Watermark;
import com.hazelcast.map.IMap;
import io.loopgrid.grid.Cadence;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.Outgoing;
import io.loopgrid.grid.Route;
import io.loopgrid.grid.RowChange;
import io.loopgrid.grid.RowKey;
import io.loopgrid.grid.RowSaver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads some partitions of a topic in the order of event time, as far ahead as the other inputs allow, and tells the time.
 *
 * <p>Positions, event times and remembered ids are rows of state like those of any owner, so what was read and what it did
 * are committed together. Cooperative: fetching never waits.
 */
final class SourceProcessor implements Processor {
    /** The function name of the rows of all sources. */
    static final String FUNCTION = "sources";
    /** A watermark for inputs that hold no time back. */
    static final long NO_LIMIT = Long.MAX_VALUE - 1;

    private static final int PER_CALL = 512;

    /** Each step of time goes through every stage: not more often than anybody can tell the difference. */
    private static final long TIME_NANOS = 5_000_000;

    private final SourceSettings settings;
    private final List<Route> routes;
    private final SourceStep step;
    private final Fetcher fetcher;
    private final List<SourcePartition> partitions;
    private final EventClock clock;
    private final GridServices services;
    private final RowSaver saver;
    private final Cadence time = new Cadence(TIME_NANOS, System::nanoTime);
    private final IMap<RowKey, byte[]> map;

    private Outbox outbox;
    private Outgoing outgoing;
    private @Nullable Watermark leaving;
    private boolean saving;
    /** Whether the barrier comes after everything that was there at the start. */
    private boolean savedWhatWasThere;

    private boolean handedOver;

    @SuppressWarnings("NullAway.Init")
    SourceProcessor(
            SourceSettings settings,
            List<Route> routes,
            SourceStep step,
            Fetcher fetcher,
            List<SourcePartition> partitions,
            EventClock clock,
            GridServices services,
            long generation) {
        this.settings = settings;
        this.routes = routes;
        this.step = step;
        this.fetcher = fetcher;
        this.partitions = partitions;
        this.clock = clock;
        this.services = services;
        this.saver = new RowSaver(services, FUNCTION, generation, true);
        this.map = services.map(FUNCTION);
    }

    @Override
    public void init(Outbox outbox, Context context) {
        this.outbox = outbox;
        this.outgoing = new Outgoing(outbox, routes, services.rowKeys().partitionCount());
        try {
            partitions.forEach(this::restoreFromMap);
            fetcher.start();
        } catch (HazelcastException | KafkaException e) {
            throw new RestartableException("the positions of " + settings.name() + " could not be read", e);
        }
    }

    private void restoreFromMap(SourcePartition partition) {
        byte[] position = map.get(services.rowKeys().of(partition.key()));
        if (position != null) {
            partition.restore(position);
            restoreIds(partition);
        }
    }

    private void restoreIds(SourcePartition partition) {
        for (int i = 0; i < partition.ids.segments(); i++) {
            byte[] segment = map.get(services.rowKeys().of(partition.idsKey(i)));
            if (segment != null) {
                partition.ids.restore(i, segment);
            }
        }
    }

    @Override
    public boolean complete() {
        if (!outgoing.flush() || !watermarkLeft()) {
            return false;
        }
        fetcher.fetch();
        pass();
        if (time.isDue()) {
            leaving = clock.advance(outgoing);
        }
        step.flush(outgoing);
        if (outgoing.flush()) {
            watermarkLeft();
        }
        return false;
    }

    private boolean watermarkLeft() {
        if (leaving == null || outbox.offer(leaving)) {
            leaving = null;
            return true;
        }
        return false;
    }

    /** Passes on waiting records, the oldest first, up to the limit of event time and of work per call. */
    private void pass() {
        if (!step.mayPass()) {
            return;
        }
        long limit = step.limitMillis();
        for (int i = 0; i < PER_CALL; i++) {
            SourcePartition oldest = oldest();
            if (oldest == null) {
                return;
            }
            Arrived record = oldest.waiting.element();
            if (record.timeMillis() > limit
                    && record.timeMillis() - clock.watermarkMillis() < settings.maxJumpMillis()) {
                return;
            }
            oldest.waiting.remove();
            step.pass(oldest, record, clock.watermarkMillis(), outgoing);
        }
    }

    private @Nullable SourcePartition oldest() {
        SourcePartition oldest = null;
        long oldestMillis = Long.MAX_VALUE;
        for (SourcePartition partition : partitions) {
            Arrived head = partition.head();
            if (head != null && (oldest == null || clock.turnOf(partition, head) < oldestMillis)) {
                oldest = partition;
                oldestMillis = clock.turnOf(partition, head);
            }
        }
        return oldest;
    }

    @Override
    public boolean saveToSnapshot() {
        if (!outgoing.flush() || !watermarkLeft()) {
            return false;
        }
        step.flush(outgoing);
        if (!outgoing.flush()) {
            return false;
        }
        if (!saving) {
            if (!saver.isSettled()) {
                return false;
            }
            saver.clear();
            saver.beginEpoch();
            savedWhatWasThere = fetcher.hasPassedWhatWasThere();
            fetcher.passMarkers();
            partitions.forEach(this::addRows);
            saving = true;
        }
        if (!saver.save(outbox)) {
            return false;
        }
        saving = false;
        return true;
    }

    private void addRows(SourcePartition partition) {
        if (partition.takeChanged()) {
            saver.add(change(partition.key(), partition.row()));
        }
        for (int segment : partition.ids.takeChanged()) {
            saver.add(change(partition.idsKey(segment), partition.ids.segment(segment)));
        }
    }

    private RowChange change(String key, byte[] row) {
        return new RowChange(services.rowKeys().of(key), row);
    }

    @Override
    public boolean snapshotCommitPrepare() {
        return saver.append();
    }

    @Override
    public boolean snapshotCommitFinish(boolean success) {
        if (success) {
            if (!saver.publish()) {
                return false;
            }
            fetcher.report(committedPositions());
            if (savedWhatWasThere) {
                clock.tellReadAgain();
            }
        } else {
            saver.changes().forEach(change -> changedAgain(change.key().id()));
        }
        return true;
    }

    private Map<TopicPartition, OffsetAndMetadata> committedPositions() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (RowChange change : saver.changes()) {
            for (SourcePartition partition : partitions) {
                if (partition.key().equals(change.key().id())) {
                    long offset = SourcePartition.offsetIn(change.row());
                    positions.put(partition.topicPartition, new OffsetAndMetadata(offset));
                }
            }
        }
        return positions;
    }

    @Override
    public void restoreFromSnapshot(Inbox inbox) {
        for (Object item = inbox.poll(); item != null; item = inbox.poll()) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) item;
            RowKey key = (RowKey) ((BroadcastKey<?>) entry.getKey()).key();
            byte[] row = (byte[]) entry.getValue();
            for (SourcePartition partition : partitions) {
                restore(partition, key, row);
            }
        }
    }

    private void restore(SourcePartition partition, RowKey key, byte[] row) {
        String ids = partition.idsKey(0);
        String idsPrefix = ids.substring(0, ids.length() - 1);
        if (key.id().equals(partition.key())) {
            partition.restore(row);
            saver.add(new RowChange(key, row));
        } else if (key.id().startsWith(idsPrefix)) {
            partition.ids.restore(Integer.parseInt(key.id().substring(idsPrefix.length())), row);
            saver.add(new RowChange(key, row));
        }
    }

    @Override
    public boolean finishSnapshotRestore() {
        if (!handedOver) {
            handedOver = saver.publish();
        }
        if (!handedOver || !saver.isSettled()) {
            return false;
        }
        saver.changes().forEach(change -> changedAgain(change.key().id()));
        saver.clear();
        fetcher.start();
        return true;
    }

    private void changedAgain(String key) {
        for (SourcePartition partition : partitions) {
            if (key.equals(partition.key())) {
                partition.changedAgain();
            } else if (key.startsWith(partition.key() + "/ids/")) {
                partition.ids.changedAgain(Integer.parseInt(key.substring(key.lastIndexOf('/') + 1)));
            }
        }
    }

    @Override
    public boolean tryProcessWatermark(Watermark watermark) {
        return true;
    }

    @Override
    public void close() {
        saver.close();
        fetcher.close();
    }
}
