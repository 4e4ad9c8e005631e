package io.loopgrid.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that the broker does not have; those that it has are left as they are. */
final class MissingTopics {
    private static final Logger LOG = LoggerFactory.getLogger(MissingTopics.class);
    private static final long PAUSE_MILLIS = 20;

    private final Admin admin;
    private final Duration timeout;

    MissingTopics(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
    }

    /**
     * Returns when every planned topic exists, and warns of those with fewer partitions than planned.
     *
     * @throws BrokerUnavailableException when the broker does not answer in time, or refuses
     */
    void create(List<NewTopic> plan) {
        List<String> existing = new ArrayList<>();
        List<NewTopic> missing = new ArrayList<>();
        ListTopicsOptions patient = new ListTopicsOptions().timeoutMs(Math.toIntExact(timeout.toMillis()));
        Set<String> names = await(admin.listTopics(patient).names());
        for (NewTopic topic : plan) {
            if (names.contains(topic.name())) {
                existing.add(topic.name());
            } else {
                missing.add(topic);
            }
        }
        warnOfFewerPartitions(plan, existing);
        Map<String, KafkaFuture<Void>> creations =
                new HashMap<>(admin.createTopics(missing).values());
        creations.values().forEach(this::awaitCreation);
        awaitLeaders(missing);
        LOG.info("Topics are there created={} existing={}", missing.size(), existing.size());
    }

    private void warnOfFewerPartitions(List<NewTopic> plan, List<String> existing) {
        Map<String, TopicDescription> found =
                await(admin.describeTopics(existing).allTopicNames());
        for (NewTopic topic : plan) {
            TopicDescription description = found.get(topic.name());
            if (description != null && description.partitions().size() < topic.numPartitions()) {
                LOG.warn(
                        "Topic has fewer partitions than configured, which bounds how many threads can read it"
                                + " topic={} partitions={} configured={}",
                        topic.name(),
                        description.partitions().size(),
                        topic.numPartitions());
            }
        }
    }

    private void awaitCreation(KafkaFuture<Void> creation) {
        try {
            await(creation);
        } catch (BrokerUnavailableException e) {
            // Another member was faster: that is what was wanted.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /**
     * A topic exists before its partitions can be written. Whoever writes many records in between can have them refused one
     * batch at a time, and an idempotent producer then waits two minutes for an order that cannot come.
     */
    private void awaitLeaders(List<NewTopic> created) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (NewTopic topic : created) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        Set<String> names = created.stream().map(NewTopic::name).collect(Collectors.toSet());
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!haveLeaders(names, ends)) {
            if (System.nanoTime() > deadline) {
                throw unavailable(new TimeoutException("created topics without leaders: " + names));
            }
            pause();
        }
    }

    private boolean haveLeaders(Set<String> names, Map<TopicPartition, OffsetSpec> ends) {
        // To ask for the offsets of a topic that the broker has not heard of yet is an error, also in the log.
        if (!await(admin.listTopics().names()).containsAll(names)) {
            return false;
        }
        try {
            // Only the leader of a partition answers; the client asks again until it does.
            await(admin.listOffsets(ends).all());
            return true;
        } catch (BrokerUnavailableException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unavailable(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private BrokerUnavailableException unavailable(Throwable cause) {
        return new BrokerUnavailableException(
                "Kafka did not list or create the topics within " + timeout.toSeconds() + " s: " + cause,
                "Check spring.kafka.bootstrap-servers and the security settings beside it. If this client may not create"
                        + " topics, create them and set loopgrid.kafka.create-topics=false.",
                cause);
    }
}
