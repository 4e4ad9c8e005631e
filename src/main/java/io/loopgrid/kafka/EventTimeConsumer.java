package io.loopgrid.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A consumer whose polls give the records of all its partitions in the order of event time, also while it catches up.
 *
 * <p>Kafka gives a backlog partition after partition, thousands of records each: hours of event time, if tweets are few. This
 * consumer holds records back until no partition can give an older one, at most about {@value #ENOUGH_BYTES} bytes and a poll
 * of each partition. What is held back has not been given, so its offsets are not committed, and whoever reads the partition
 * next gets it again. Pausing from outside works as ever; {@link #position} is ahead by what is held back.
 *
 * <p>Commits tell beside each offset the event time that was reached there, as {@link TakenOffset}. Whoever polls again has
 * worked through what the last poll gave.
 */
final class EventTimeConsumer extends KafkaConsumer<byte[], byte[]> {
    /** A partition that has this much waiting is not read on: some thousands of tweets. */
    private static final long ENOUGH_BYTES = 2 << 20;
    /** How long a poll waits for the partition whose turn it is; the time of a few fetches. */
    private static final Duration A_LITTLE = Duration.ofMillis(50);

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final EventTimeMerge merge;
    private final int maxPollRecords;
    private final Set<TopicPartition> pausedFromOutside = new HashSet<>();
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private boolean moreMayGo;

    EventTimeConsumer(Map<String, Object> config, RecordTime time, int maxPollRecords) {
        super(config);
        this.merge = new EventTimeMerge(time);
        this.maxPollRecords = maxPollRecords;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        commitWhatGivesNothing();
        pauseAndResume();
        long begin = System.nanoTime();
        ConsumerRecords<byte[], byte[]> fetched = super.poll(patience(timeout));
        // A longer poll waited for the group, or the machine stood still: neither is the silence of a partition.
        long waited = Math.min(System.nanoTime() - begin, A_LITTLE.toNanos());
        for (TopicPartition partition : fetched.partitions()) {
            Lane lane = merge.lane(partition);
            for (ConsumerRecord<byte[], byte[]> record : fetched.records(partition)) {
                lane.add(record);
            }
        }
        for (TopicPartition partition : assignment()) {
            boolean hasMore = currentLag(partition).orElse(1) > 0;
            merge.lane(partition).polled(hasMore && !pausedFromOutside.contains(partition), waited);
        }
        ConsumerRecords<byte[], byte[]> records = merge.take(maxPollRecords, pausedFromOutside);
        moreMayGo = records.count() == maxPollRecords;
        return records;
    }

    /** Moves the offsets behind markers of transactions, after which there is nothing to give and so nothing to commit. */
    private void commitWhatGivesNothing() {
        Map<TopicPartition, OffsetAndMetadata> behind = new HashMap<>();
        committed.forEach((partition, taken) -> {
            if (!pausedFromOutside.contains(partition) && merge.isEmpty(partition)) {
                long position = positionNow(partition);
                if (position > taken.offset()) {
                    behind.put(partition, new OffsetAndMetadata(position));
                }
            }
        });
        if (!behind.isEmpty()) {
            commitAsync(behind, null);
        }
    }

    /** The position, or -1 while it has to be asked for. */
    private long positionNow(TopicPartition partition) {
        try {
            return position(partition, Duration.ZERO);
        } catch (TimeoutException e) {
            return -1;
        }
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        super.commitSync(timed(offsets));
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
        super.commitSync(timed(offsets), timeout);
    }

    @Override
    public void commitAsync(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable OffsetCommitCallback callback) {
        super.commitAsync(timed(offsets), callback);
    }

    private Map<TopicPartition, OffsetAndMetadata> timed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> timed = new HashMap<>();
        offsets.forEach((partition, position) ->
                timed.put(partition, TakenOffset.of(position, merge.reachedMillis(partition))));
        committed.putAll(timed);
        committed.keySet().retainAll(assignment());
        return timed;
    }

    private Duration patience(Duration timeout) {
        if (moreMayGo) {
            return Duration.ZERO;
        }
        return merge.isEmpty() || timeout.compareTo(A_LITTLE) < 0 ? timeout : A_LITTLE;
    }

    private void pauseAndResume() {
        Set<TopicPartition> paused = super.paused();
        List<TopicPartition> toPause = new ArrayList<>();
        List<TopicPartition> toResume = new ArrayList<>();
        for (Lane lane : merge.lanes()) {
            boolean wanted = lane.bytes() >= ENOUGH_BYTES || pausedFromOutside.contains(lane.partition);
            if (wanted && !paused.contains(lane.partition)) {
                toPause.add(lane.partition);
            } else if (!wanted && paused.contains(lane.partition)) {
                toResume.add(lane.partition);
            }
        }
        super.pause(toPause);
        super.resume(toResume);
    }

    @Override
    public void pause(Collection<TopicPartition> partitions) {
        super.pause(partitions);
        pausedFromOutside.addAll(partitions);
    }

    @Override
    public void resume(Collection<TopicPartition> partitions) {
        // Those that have enough waiting are paused again before the next poll.
        super.resume(partitions);
        pausedFromOutside.removeAll(partitions);
    }

    @Override
    public Set<TopicPartition> paused() {
        return Set.copyOf(pausedFromOutside);
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        super.seek(partition, offset);
        merge.drop(Set.of(partition));
        committed.remove(partition);
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                listener.onPartitionsAssigned(partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                // Commits, which needs what is dropped after it.
                listener.onPartitionsRevoked(partitions);
                drop(partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                listener.onPartitionsLost(partitions);
                drop(partitions);
            }
        });
    }

    private void drop(Collection<TopicPartition> partitions) {
        merge.drop(partitions);
        pausedFromOutside.removeAll(partitions);
        committed.keySet().removeAll(partitions);
    }

    @Override
    public void close() {
        close(CloseOptions.timeout(LONGEST_CLOSE));
    }
}
