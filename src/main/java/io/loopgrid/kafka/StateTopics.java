package io.loopgrid.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** The topics of the state for those who work on them while no member runs. */
public final class StateTopics {
    private static final short BROKERS_DEFAULT = -1;
    private static final Duration COMPACTION_LAG = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private StateTopics() {}

    /**
     * Creates what is missing, as a member would with its default settings.
     *
     * @param partitions of the topic of rows
     * @throws BrokerUnavailableException when the broker does not answer, or refuses
     */
    public static void create(KafkaClients clients, int partitions) {
        try (Admin admin = clients.admin()) {
            new MissingTopics(admin, PATIENCE).create(TopicPlan.ofState(partitions, BROKERS_DEFAULT, COMPACTION_LAG));
        }
    }

    /**
     * The id of the Kafka cluster.
     *
     * @throws IllegalStateException when it does not answer, or does not have the topics
     */
    public static String requireAt(KafkaClients clients) {
        try (Admin admin = clients.admin()) {
            String id = admin.describeCluster().clusterId().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Set<String> names = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            for (String topic : List.of(Topics.STATE_ROWS, Topics.STATE_COMMITS)) {
                if (!names.contains(topic)) {
                    throw new IllegalStateException("the broker has no topic " + topic + ", so it holds no state");
                }
            }
            return id;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker was asked", e);
        }
    }
}
