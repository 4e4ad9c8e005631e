package io.loopgrid.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Which topics there should be, and how each is made.
 *
 * <p>The busy ones are spread over the configured number of partitions. The others have one: they are few records, and one
 * partition keeps their order over all symbols.
 */
final class TopicPlan {
    private static final List<String> BUSY = List.of(Topics.TWEETS_RAW, Topics.TWEETS, Topics.SIGNALS, Topics.OUTCOMES);
    private static final List<String> FEW = List.of(Topics.PRICES, Topics.ALERTS, Topics.ERASURES);
    /** What people said: the audit log, and what a second reading of the history needs. Bounded in size, not in time. */
    private static final List<String> KEPT =
            List.of(Topics.CORRECTIONS, Topics.LABELS, Topics.CONTROLS, Topics.VECTORS);

    private static final long MAX_SEGMENT_BYTES = 64L << 20;
    private static final long MIN_SEGMENT_BYTES = 1L << 20;
    /** Compaction never touches the newest segment, so a small one keeps the directory near the size of the live rows. */
    private static final long STATE_SEGMENT_BYTES = 16L << 20;

    private TopicPlan() {}

    static List<NewTopic> of(KafkaSettings settings) {
        List<NewTopic> plan = new ArrayList<>();
        BUSY.forEach(name ->
                plan.add(topic(name, settings.partitions(), settings, bounded(settings, settings.partitions()))));
        FEW.forEach(name -> plan.add(topic(name, 1, settings, bounded(settings, 1))));
        KEPT.forEach(name -> plan.add(topic(name, 1, settings, kept(settings))));
        Topics.deadLetters().forEach(name -> plan.add(topic(name, 1, settings, bounded(settings, 1))));
        plan.addAll(ofState(settings.partitions(), settings.replicationFactor(), settings.stateCompactionLag()));
        return plan;
    }

    /** The topics of the state alone. */
    static List<NewTopic> ofState(int partitions, short replicas, Duration compactionLag) {
        return List.of(
                topic(Topics.STATE_ROWS, partitions, replicas, compacted(compactionLag)),
                topic(Topics.STATE_COMMITS, 1, replicas, compacted(compactionLag)));
    }

    private static NewTopic topic(String name, int partitions, KafkaSettings settings, Map<String, String> config) {
        return topic(name, partitions, settings.replicationFactor(), config);
    }

    private static NewTopic topic(String name, int partitions, short replicas, Map<String, String> config) {
        return new NewTopic(name, Optional.of(partitions), replicas < 0 ? Optional.empty() : Optional.of(replicas))
                .configs(config);
    }

    private static Map<String, String> bounded(KafkaSettings settings, int partitions) {
        long bytes = settings.topicSize().toBytes() / partitions;
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        config.put(
                TopicConfig.RETENTION_MS_CONFIG,
                String.valueOf(settings.retention().toMillis()));
        config.put(TopicConfig.RETENTION_BYTES_CONFIG, String.valueOf(bytes));
        // Whole segments are deleted, so a partition needs a few of them within its bound.
        long segment = Math.max(MIN_SEGMENT_BYTES, Math.min(MAX_SEGMENT_BYTES, bytes / 4));
        config.put(TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(segment));
        return config;
    }

    private static Map<String, String> kept(KafkaSettings settings) {
        Map<String, String> config = bounded(settings, 1);
        config.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        return config;
    }

    private static Map<String, String> compacted(Duration lag) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        config.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, String.valueOf(lag.toMillis()));
        config.put(TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(STATE_SEGMENT_BYTES));
        return config;
    }
}
