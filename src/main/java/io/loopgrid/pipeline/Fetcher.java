package io.loopgrid.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the records of some partitions without ever blocking, and keeps each partition's stock within a bound: one that
 * has enough is paused. Belongs to one processor.
 */
final class Fetcher {
    private static final int ENOUGH = 4_096;
    private static final OffsetCommitCallback ONLY_FOR_LAG_TOOLS = (offsets, failure) -> {
        // The position lives in the job's state; a failed report is repeated with the next epoch.
    };

    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);

    private final Consumer<byte[], byte[]> consumer;
    private final SourceStep step;
    private final List<SourcePartition> partitions;
    private final Set<TopicPartition> paused = new HashSet<>();
    private Map<TopicPartition, Long> endsAtStart = Map.of();
    private long recordsAtStart;

    Fetcher(Consumer<byte[], byte[]> consumer, SourceStep step, List<SourcePartition> partitions) {
        this.consumer = consumer;
        this.step = step;
        this.partitions = partitions;
    }

    /**
     * Goes to where each partition's state says that the next record is.
     *
     * @throws IllegalStateException when the topic is not the one that was read: records would be lost or read twice
     */
    void start() {
        List<TopicPartition> all =
                partitions.stream().map(p -> p.topicPartition).toList();
        consumer.assign(all);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        endsAtStart = ends;
        recordsAtStart = 0;
        for (SourcePartition partition : partitions) {
            long begin = begins.getOrDefault(partition.topicPartition, 0L);
            long end = ends.getOrDefault(partition.topicPartition, 0L);
            if (partition.nextOffset() > end) {
                throw new IllegalStateException(partition.topicPartition + " ends at " + end + ", but was read up to "
                        + partition.nextOffset() + ": it is not the topic that it was");
            }
            if (partition.nextOffset() < begin) {
                warnOfLoss(partition, begin);
                partition.startAt(begin);
            }
            recordsAtStart += end - partition.nextOffset();
            consumer.seek(partition.topicPartition, partition.nextOffset());
        }
    }

    /** A first start finds a beginning; a later one finds that the topic's bounds have cut off what was not read yet. */
    private static void warnOfLoss(SourcePartition partition, long begin) {
        if (partition.nextOffset() > 0) {
            LOG.warn(
                    "Input is lost, because the topic is too small for the outage: partition={} records={}",
                    partition.topicPartition,
                    begin - partition.nextOffset());
        }
    }

    /** Takes over what has arrived; returns how many records. */
    int fetch() {
        if (partitions.isEmpty()) {
            return 0;
        }
        pauseAndResume();
        if (paused.size() == partitions.size()) {
            return 0;
        }
        ConsumerRecords<byte[], byte[]> fetched = consumer.poll(Duration.ZERO);
        if (!fetched.isEmpty()) {
            partitions.forEach(partition -> take(partition, fetched));
        }
        return fetched.count();
    }

    private void take(SourcePartition partition, ConsumerRecords<byte[], byte[]> fetched) {
        for (ConsumerRecord<byte[], byte[]> source : fetched.records(partition.topicPartition)) {
            partition.waiting.add(step.read(source));
        }
    }

    /**
     * Whether nothing of a partition waits, here or at the broker as far as its last answer to a fetch tells.
     *
     * @param end where the partition is known to end at least
     */
    boolean isEmpty(SourcePartition partition, long end) {
        return partition.waiting.isEmpty()
                && consumer.currentLag(partition.topicPartition).orElse(1) == 0
                && hasReached(partition.topicPartition, end);
    }

    /** Whether everything has been passed on that was there at the start. */
    boolean hasPassedWhatWasThere() {
        return hasPassed(endsAtStart);
    }

    /** How many records were there at the start. */
    long recordsAtStart() {
        return recordsAtStart;
    }

    /** Whether everything has been passed on that lies before some ends; a partition without one has nothing. */
    boolean hasPassed(Map<TopicPartition, Long> ends) {
        for (SourcePartition partition : partitions) {
            long end = ends.getOrDefault(partition.topicPartition, 0L);
            Arrived head = partition.head();
            boolean passed = head == null
                    ? hasReached(partition.topicPartition, end)
                    : head.source().offset() >= end;
            if (!passed) {
                return false;
            }
        }
        return true;
    }

    /** Moves partitions of which nothing waits behind markers of transactions, which are counted as lag and never arrive. */
    void passMarkers() {
        for (SourcePartition partition : partitions) {
            if (partition.waiting.isEmpty()) {
                partition.nothingBefore(positionNow(partition.topicPartition));
            }
        }
    }

    private boolean hasReached(TopicPartition partition, long end) {
        return positionNow(partition) >= end;
    }

    /** The position, or -1 while it is being checked with another broker. */
    private long positionNow(TopicPartition partition) {
        try {
            return consumer.position(partition, Duration.ZERO);
        } catch (TimeoutException e) {
            return -1;
        }
    }

    /** Tells the broker the positions, for those who watch the lag. */
    void report(Map<TopicPartition, OffsetAndMetadata> positions) {
        if (!positions.isEmpty()) {
            consumer.commitAsync(positions, ONLY_FOR_LAG_TOOLS);
        }
    }

    void close() {
        consumer.close();
    }

    private void pauseAndResume() {
        List<TopicPartition> toPause = new ArrayList<>();
        List<TopicPartition> toResume = new ArrayList<>();
        for (SourcePartition partition : partitions) {
            boolean hasEnough = partition.waiting.size() >= ENOUGH;
            if (hasEnough && paused.add(partition.topicPartition)) {
                toPause.add(partition.topicPartition);
            } else if (!hasEnough && paused.remove(partition.topicPartition)) {
                toResume.add(partition.topicPartition);
            }
        }
        if (!toPause.isEmpty()) {
            consumer.pause(toPause);
        }
        if (!toResume.isEmpty()) {
            consumer.resume(toResume);
        }
    }
}
