package io.loopgrid.pipeline;

import com.hazelcast.map.IMap;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.RowKey;
import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.Topics;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
     * How far one topic is.
     *
     * @param consumed how many of its records are in a committed state, since the topic began
     * @param lag how many are not yet
     */
    record Progress(long consumed, long lag) {
        private Progress with(long position, long end) {
            return new Progress(consumed + position, lag + Math.max(0, end - position));
        }
    }

    /**
     * The lag; at least 1 while event time can still move without new input, so that 0 means that the counts are final.
     *
     * @throws IllegalStateException when the broker does not answer
     */
    long records() {
        long lag = 0;
        for (Progress progress : byTopic().values()) {
            lag += progress.lag();
        }
        return lag == 0 && !settling.isSettled() ? 1 : lag;
    }

    /** How far each input is, by its topic, the dead letters last. */
    Map<String, Progress> byTopic() {
        Map<String, Progress> progress = new LinkedHashMap<>();
        addListener(Topics.TWEETS_RAW, KafkaClients.TWEETS_RAW_GROUP, progress);
        addListener(Topics.CORRECTIONS, KafkaClients.CORRECTIONS_GROUP, progress);
        addJob(
                List.of(Topics.TWEETS, Topics.PRICES, Topics.LABELS, Topics.CONTROLS, Topics.ERASURES, Topics.VECTORS),
                progress);
        addJob(Topics.deadLetters(), progress);
        return progress;
    }

    private void addListener(String topic, String group, Map<String, Progress> progress) {
        Map<TopicPartition, Long> ends = ends(List.of(topic));
        Map<TopicPartition, OffsetAndMetadata> taken =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        ends.forEach((partition, end) -> {
            OffsetAndMetadata position = taken.get(partition);
            add(partition, position == null ? 0 : position.offset(), end, progress);
        });
    }

    private void addJob(List<String> topics, Map<String, Progress> progress) {
        Map<TopicPartition, Long> ends = ends(topics);
        IMap<RowKey, byte[]> positions = grid.map(SourceProcessor.FUNCTION);
        ends.forEach((partition, end) -> {
            byte[] row = positions.get(grid.rowKeys().of(SourcePartition.key(partition)));
            add(partition, row == null ? 0 : SourcePartition.offsetIn(row), end, progress);
        });
    }

    private static void add(TopicPartition partition, long position, long end, Map<String, Progress> progress) {
        progress.merge(
                partition.topic(),
                new Progress(position, Math.max(0, end - position)),
                (before, more) -> before.with(position, end));
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
