package io.loopgrid.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer whose polls give the records of all its partitions in the order of event time, also while it catches up.
 *
 * <p>Kafka gives a backlog partition after partition, thousands of records each: hours of event time, if tweets are few. This
 * consumer holds records back until no partition can give an older one, at most about {@value #ENOUGH_BYTES} bytes and a poll
 * of each partition. What is held back has not been given, so its offsets are not committed, and whoever reads the partition
 * next gets it again. Pausing from outside works as ever; {@link #position} is ahead by what is held back.
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
    private boolean moreMayGo;

    EventTimeConsumer(Map<String, Object> config, RecordTime time, int maxPollRecords) {
        super(config);
        this.merge = new EventTimeMerge(time);
        this.maxPollRecords = maxPollRecords;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
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
                drop(partitions);
                listener.onPartitionsRevoked(partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                drop(partitions);
                listener.onPartitionsLost(partitions);
            }
        });
    }

    private void drop(Collection<TopicPartition> partitions) {
        merge.drop(partitions);
        pausedFromOutside.removeAll(partitions);
    }

    @Override
    public void close() {
        close(CloseOptions.timeout(LONGEST_CLOSE));
    }
}
