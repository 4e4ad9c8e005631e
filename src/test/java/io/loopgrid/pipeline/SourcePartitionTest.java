package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SourcePartitionTest {
    private static final long BOUND = 1_000;

    private final SourcePartition partition = new SourcePartition(new TopicPartition("tweets", 3), 1, BOUND);
    private long offset;

    @Test
    void believesTheFirstTimeOnceASecondRecordAgrees() {
        take(5_000);
        assertThat(partition.reachedMillis()).isEqualTo(SourcePartition.NO_TIME);

        take(5_100);
        assertThat(partition.reachedMillis()).isEqualTo(5_000);
    }

    @Test
    void isNotCarriedAwayByOneRecordFromTheFuture() {
        take(5_000);
        take(5_100);
        take(9_000_000);
        take(5_200);

        assertThat(partition.reachedMillis()).isEqualTo(5_200);
    }

    @Test
    void followsAJumpThatTwoRecordsMake() {
        take(5_000);
        take(5_100);
        take(9_000_000);
        take(9_000_500);

        assertThat(partition.reachedMillis()).isEqualTo(9_000_000);
    }

    @Test
    void neverGoesBack() {
        take(5_000);
        take(5_100);
        take(4_000);

        assertThat(partition.reachedMillis()).isEqualTo(5_000);
    }

    @Test
    void comesBackFromItsRow() {
        take(5_000);
        take(5_100);
        take(9_000_000);
        SourcePartition restored = new SourcePartition(new TopicPartition("tweets", 3), 1, BOUND);

        restored.restore(partition.row());

        assertThat(restored.nextOffset()).isEqualTo(3);
        assertThat(restored.reachedMillis()).isEqualTo(partition.reachedMillis());
        assertThat(restored.claimedMillis()).isEqualTo(9_000_000);
    }

    private void take(long timeMillis) {
        ConsumerRecord<byte[], byte[]> source = new ConsumerRecord<>("tweets", 3, offset++, new byte[0], new byte[0]);
        partition.taken(new Arrived(source, timeMillis, "event"));
    }
}
