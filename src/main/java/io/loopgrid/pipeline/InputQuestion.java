package io.loopgrid.pipeline;

import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the broker what the {@link Survey} wants to know: first the listener's positions, then where partitions end, so that a
 * record on its way is seen before it moves or after. Never blocks; a question costs three requests. Thread-safe.
 */
final class InputQuestion implements Survey.Question, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InputQuestion.class);

    private static final List<String> TOPICS = List.of(Topics.TWEETS_RAW, Topics.TWEETS, Topics.PRICES);
    /** Who has not answered by then is away. */
    private static final int TIMEOUT_MILLIS = 5_000;
    /** Partitions are added, and old records go, seldom. */
    private static final long LAYOUT_NANOS = 10_000_000_000L;

    private record Layout(long nanos, Map<TopicPartition, Long> rawBegins, Map<TopicPartition, OffsetSpec> ends) {}

    private final Admin admin;
    private volatile @Nullable Layout layout;
    private volatile boolean away;
    private volatile boolean closed;

    InputQuestion(Admin admin) {
        this.admin = admin;
    }

    @Override
    public void ask(Survey survey, long askedNanos) {
        layout(askedNanos)
                .thenCompose(known -> taken().thenCompose(taken ->
                        offsets(known.ends()).thenAccept(ends -> survey.answered(taken, known.rawBegins(), ends))))
                .whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        layout = null;
                        survey.failed();
                        tell(failure);
                    }
                    away = failure != null;
                });
    }

    private void tell(Throwable failure) {
        if (!away && !closed) {
            LOG.info("Event time stands still until the broker tells how far the inputs are: {}", failure.toString());
        }
    }

    private CompletionStage<Layout> layout(long nowNanos) {
        Layout known = layout;
        if (known != null && nowNanos - known.nanos() < LAYOUT_NANOS) {
            return CompletableFuture.completedFuture(known);
        }
        return partitions().thenCompose(partitions -> {
            Map<TopicPartition, OffsetSpec> raw =
                    specs(partitions, p -> p.topic().equals(Topics.TWEETS_RAW), OffsetSpec.earliest());
            return offsets(raw).thenApply(begins -> {
                Layout found = new Layout(nowNanos, begins, specs(partitions, p -> true, OffsetSpec.latest()));
                layout = found;
                return found;
            });
        });
    }

    private CompletionStage<List<TopicPartition>> partitions() {
        return admin.describeTopics(TOPICS, new DescribeTopicsOptions().timeoutMs(TIMEOUT_MILLIS))
                .allTopicNames()
                .toCompletionStage()
                .thenApply(topics -> topics.values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .toList());
    }

    private static Map<TopicPartition, OffsetSpec> specs(
            List<TopicPartition> partitions, Predicate<TopicPartition> wanted, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
        partitions.stream().filter(wanted).forEach(partition -> specs.put(partition, spec));
        return specs;
    }

    private CompletionStage<Map<TopicPartition, OffsetAndMetadata>> taken() {
        return admin.listConsumerGroupOffsets(
                        KafkaClients.TWEETS_RAW_GROUP, new ListConsumerGroupOffsetsOptions().timeoutMs(TIMEOUT_MILLIS))
                .partitionsToOffsetAndMetadata()
                .toCompletionStage();
    }

    private CompletionStage<Map<TopicPartition, Long>> offsets(Map<TopicPartition, OffsetSpec> specs) {
        ListOffsetsOptions options = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(TIMEOUT_MILLIS);
        return admin.listOffsets(specs, options).all().toCompletionStage().thenApply(found -> {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            found.forEach((partition, result) -> offsets.put(partition, result.offset()));
            return Map.copyOf(offsets);
        });
    }

    @Override
    public void close() {
        closed = true;
        admin.close();
    }
}
