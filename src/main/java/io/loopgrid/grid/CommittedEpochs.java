package io.loopgrid.grid;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads which epochs of the log are committed. */
final class CommittedEpochs {
    private CommittedEpochs() {}

    /** The newest committed epoch of each generation. */
    static Map<Long, Long> read(TopicReader reader, String commitsTopic, LongConsumer progress) {
        Map<Long, Long> committed = new HashMap<>();
        for (TopicPartition partition : reader.partitions(commitsTopic)) {
            reader.read(
                    partition,
                    commit -> committed.merge(longOf(commit.key()), longOf(commit.value()), Math::max),
                    progress);
        }
        return committed;
    }

    /** What a commit record says, null when nothing was committed. */
    static @Nullable String said(ConsumerRecord<byte[], byte[]> commit) {
        Epoch epoch = epochOf(commit);
        return epoch.number() == 0 ? null : "the commit of epoch " + epoch;
    }

    /** The epoch that a commit record commits. */
    static Epoch epochOf(ConsumerRecord<byte[], byte[]> commit) {
        return new Epoch(longOf(commit.key()), longOf(commit.value()));
    }

    private static long longOf(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }
}
