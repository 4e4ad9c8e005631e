package io.loopgrid.pipeline;

import com.hazelcast.map.IMap;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.RowKey;
import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What was sent and is not yet in a committed state, counted in records. Inputs are asked in the order in which records
 * move on, so that a record on its way is counted before it moves or after, and never missed.
 *
 * <p>Thread-safe. Costs some calls to the broker.
 */
final class InputLag implements AutoCloseable {
    private final Admin admin;
    private final GridServices grid;
    private final Settling settling;

    InputLag(Admin admin, GridServices grid, Settling settling) {
        this.admin = admin;
        this.grid = grid;
        this.settling = settling;
    }

    /**
     * The lag; at least 1 while event time can still move without new input, so that 0 means that the counts are final.
     *
     * @throws IllegalStateException when the broker does not answer
     */
    long records() {
        long lag = ofListener(Topics.TWEETS_RAW, KafkaClients.TWEETS_RAW_GROUP)
                + ofListener(Topics.CORRECTIONS, KafkaClients.CORRECTIONS_GROUP)
                + ofJob(List.of(Topics.TWEETS, Topics.PRICES, Topics.LABELS, Topics.CONTROLS, Topics.VECTORS))
                + ofJob(Topics.deadLetters());
        return lag == 0 && !settling.isSettled() ? 1 : lag;
    }

    private long ofListener(String topic, String group) {
        Map<TopicPartition, Long> ends = ends(List.of(topic));
        Map<TopicPartition, OffsetAndMetadata> taken =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndMetadata position = taken.get(end.getKey());
            lag += Math.max(0, end.getValue() - (position == null ? 0 : position.offset()));
        }
        return lag;
    }

    private long ofJob(List<String> topics) {
        Map<TopicPartition, Long> ends = ends(topics);
        IMap<RowKey, byte[]> positions = grid.map(SourceProcessor.FUNCTION);
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            TopicPartition partition = end.getKey();
            byte[] row = positions.get(grid.rowKeys().of(SourcePartition.key(partition)));
            lag += Math.max(0, end.getValue() - (row == null ? 0 : SourcePartition.offsetIn(row)));
        }
        return lag;
    }

    private Map<TopicPartition, Long> ends(List<String> topics) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        answer(admin.describeTopics(topics).allTopicNames())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(partition ->
                                wanted.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        answer(admin.listOffsets(wanted).all()).forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static <T> T answer(org.apache.kafka.common.KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not tell how far its topics are", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the broker", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
