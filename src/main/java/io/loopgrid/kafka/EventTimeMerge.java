package io.loopgrid.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Merges the partitions of a consumer by event time, each kept in its own order.
 *
 * <p>A record goes when no partition can still give an older one: each has a newer one waiting, or nothing more to read.
 * Without a backlog that is at once. For one thread.
 */
final class EventTimeMerge {
    /** A partition that has records and cannot give them, as when its broker is away, delays the others this long. */
    static final long PATIENCE_NANOS = 10_000_000_000L;

    private final RecordTime time;
    private final Map<TopicPartition, Lane> lanes = new LinkedHashMap<>();

    EventTimeMerge(RecordTime time) {
        this.time = time;
    }

    /** What is known of a partition, from nothing on. */
    Lane lane(TopicPartition partition) {
        return lanes.computeIfAbsent(partition, p -> new Lane(p, time));
    }

    Collection<Lane> lanes() {
        return lanes.values();
    }

    /** Whether no record of a partition waits. */
    boolean isEmpty(TopicPartition partition) {
        Lane lane = lanes.get(partition);
        return lane == null || lane.isEmpty();
    }

    /** The event time of the newest record that was given of a partition, or {@link RecordTime#NONE}. */
    long reachedMillis(TopicPartition partition) {
        Lane lane = lanes.get(partition);
        return lane == null ? RecordTime.NONE : lane.reachedMillis();
    }

    /** Forgets the records of partitions that are no longer read here, or not from where they were. */
    void drop(Collection<TopicPartition> partitions) {
        lanes.keySet().removeAll(partitions);
    }

    /** Whether no record waits. */
    boolean isEmpty() {
        for (Lane lane : lanes.values()) {
            if (!lane.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes out the records whose turn has come.
     *
     * @param most how many at most
     * @param paused partitions that are left out: they neither go nor are waited for
     * @return the records; iterated over in the order of their turns
     */
    ConsumerRecords<byte[], byte[]> take(int most, Set<TopicPartition> paused) {
        List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>();
        boolean more = true;
        while (more && taken.size() < most) {
            more = takeRun(taken, most, paused);
        }
        return taken.isEmpty() ? ConsumerRecords.empty() : new Merged(taken);
    }

    /** Takes the records of one partition that come before those of all others; false when none may go. */
    private boolean takeRun(List<ConsumerRecord<byte[], byte[]>> taken, int most, Set<TopicPartition> paused) {
        @Nullable Lane first = null;
        @Nullable Lane second = null;
        for (Lane lane : lanes.values()) {
            if (paused.contains(lane.partition)) {
                continue;
            }
            if (lane.isAwaited(PATIENCE_NANOS)) {
                return false;
            }
            if (lane.isEmpty()) {
                continue;
            }
            if (first == null || lane.turnMillis() < first.turnMillis()) {
                second = first;
                first = lane;
            } else if (second == null || lane.turnMillis() < second.turnMillis()) {
                second = lane;
            }
        }
        if (first == null) {
            return false;
        }
        do {
            taken.add(first.remove());
        } while (taken.size() < most
                && !first.isEmpty()
                && !first.isAwaited(PATIENCE_NANOS)
                && (second == null || first.turnMillis() <= second.turnMillis()));
        return true;
    }

    /** Records of several partitions in one order. */
    private static final class Merged extends ConsumerRecords<byte[], byte[]> {
        private final List<ConsumerRecord<byte[], byte[]>> inOrder;

        Merged(List<ConsumerRecord<byte[], byte[]>> inOrder) {
            super(byPartition(inOrder), nextOffsets(inOrder));
            this.inOrder = inOrder;
        }

        @Override
        public Iterator<ConsumerRecord<byte[], byte[]>> iterator() {
            return inOrder.iterator();
        }

        private static Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition(
                List<ConsumerRecord<byte[], byte[]>> records) {
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> lists = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                lists.computeIfAbsent(partitionOf(record), p -> new ArrayList<>())
                        .add(record);
            }
            return lists;
        }

        private static Map<TopicPartition, OffsetAndMetadata> nextOffsets(
                List<ConsumerRecord<byte[], byte[]>> records) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                offsets.put(partitionOf(record), new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
            }
            return offsets;
        }

        private static TopicPartition partitionOf(ConsumerRecord<byte[], byte[]> record) {
            return new TopicPartition(record.topic(), record.partition());
        }
    }
}
