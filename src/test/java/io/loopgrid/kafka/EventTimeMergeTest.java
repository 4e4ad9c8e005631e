package io.loopgrid.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

final class EventTimeMergeTest {
    private static final long HOUR = 3_600_000;
    private static final long UNREADABLE = RecordTime.NONE;

    private final EventTimeMerge merge = new EventTimeMerge(ConsumerRecord::timestamp);

    @Test
    void givesTheOldestFirstWhateverItsPartition() {
        arrive(0, 1, 4, 5);
        arrive(1, 2, 3, 6);
        atEnd(0, 1);
        assertThat(taken()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void waitsForAPartitionThatCanStillGiveAnOlderRecord() {
        arrive(0, 1, 9);
        arrive(1, 2);
        atEnd(0);
        more(1);
        assertThat(taken()).containsExactly(1L, 2L);
        arrive(1, 3);
        atEnd(1);
        assertThat(taken()).containsExactly(3L, 9L);
    }

    @Test
    void letsALoneRecordGoAtOnce() {
        atEnd(0, 1, 2);
        arrive(2, 7);
        atEnd(2);
        assertThat(taken()).containsExactly(7L);
        assertThat(merge.isEmpty()).isTrue();
    }

    @Test
    void doesNotWaitForeverForAPartitionThatGivesNothing() {
        arrive(0, 1);
        atEnd(0);
        more(1);
        assertThat(taken()).isEmpty();
        merge.lane(partition(1)).polled(true, EventTimeMerge.PATIENCE_NANOS);
        assertThat(taken()).containsExactly(1L);
    }

    @Test
    void tellsHowFarAPartitionHasComeAlsoWhenItIsAlone() {
        assertThat(merge.reachedMillis(partition(0))).isEqualTo(UNREADABLE);
        arrive(0, 3, 5, 7, UNREADABLE);
        atEnd(0);
        merge.take(2, Set.of());
        assertThat(merge.reachedMillis(partition(0))).isEqualTo(5);
        assertThat(taken()).hasSize(2);
        assertThat(merge.reachedMillis(partition(0))).isEqualTo(7);
    }

    @Test
    void keepsTheOrderWithinAPartition() {
        arrive(0, 5, 1, 6);
        arrive(1, 4);
        atEnd(0, 1);
        assertThat(taken()).containsExactly(4L, 5L, 1L, 6L);
    }

    @Test
    void letsAWrongClockHoldNobody() {
        arrive(0, 1, 100 * HOUR, 2, 5);
        arrive(1, 3, 4);
        atEnd(0, 1);
        assertThat(taken()).containsExactly(1L, 100 * HOUR, 2L, 3L, 4L, 5L);
    }

    @Test
    void takesALongSilenceOfAPartitionForWhatItIs() {
        arrive(0, 1, 100 * HOUR);
        arrive(1, 2, 3);
        more(0);
        atEnd(1);
        assertThat(taken()).containsExactly(1L);
        arrive(0, 100 * HOUR + 1);
        atEnd(0);
        assertThat(taken()).containsExactly(2L, 3L, 100 * HOUR, 100 * HOUR + 1);
    }

    @Test
    void givesWhatCannotBeReadTheTimeOfTheRecordBeforeIt() {
        arrive(0, 1, UNREADABLE, 5);
        arrive(1, 3);
        atEnd(0, 1);
        assertThat(taken()).containsExactly(1L, UNREADABLE, 3L, 5L);
    }

    @Test
    void leavesPausedAndDroppedPartitionsOut() {
        arrive(0, 1);
        arrive(1, 2);
        arrive(2, 3);
        atEnd(0, 1, 2);
        merge.drop(Set.of(partition(1)));
        assertThat(times(Set.of(partition(0)))).containsExactly(3L);
        assertThat(taken()).containsExactly(1L);
    }

    @Test
    void givesNoMoreThanAskedForAndTheRestLater() {
        arrive(0, 1, 3);
        arrive(1, 2, 4);
        atEnd(0, 1);
        var records = merge.take(3, Set.of());
        assertThat(records).extracting(ConsumerRecord::timestamp).containsExactly(1L, 2L, 3L);
        assertThat(records.records(partition(0))).hasSize(2);
        assertThat(records.nextOffsets()).containsEntry(partition(1), new OffsetAndMetadata(1, Optional.empty(), ""));
        assertThat(taken()).containsExactly(4L);
    }

    private void arrive(int partition, long... times) {
        for (int i = 0; i < times.length; i++) {
            merge.lane(partition(partition)).add(record(partition, i, times[i]));
        }
    }

    private void atEnd(int... partitions) {
        for (int partition : partitions) {
            merge.lane(partition(partition)).polled(false, 0);
        }
    }

    private void more(int partition) {
        merge.lane(partition(partition)).polled(true, 0);
    }

    private List<Long> taken() {
        return times(Set.of());
    }

    private List<Long> times(Set<TopicPartition> paused) {
        List<Long> times = new ArrayList<>();
        merge.take(1_000, paused).forEach(record -> times.add(record.timestamp()));
        return times;
    }

    private static TopicPartition partition(int partition) {
        return new TopicPartition(Topics.TWEETS_RAW, partition);
    }

    private static ConsumerRecord<byte[], byte[]> record(int partition, int offset, long time) {
        return new ConsumerRecord<>(
                Topics.TWEETS_RAW,
                partition,
                offset,
                time,
                TimestampType.CREATE_TIME,
                0,
                1,
                new byte[0],
                new byte[1],
                new RecordHeaders(),
                Optional.empty());
    }
}
