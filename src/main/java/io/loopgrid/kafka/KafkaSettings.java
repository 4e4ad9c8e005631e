package io.loopgrid.kafka;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How topics are made and read; the defaults stand in application.yml. Connections are configured by {@code spring.kafka}.
 *
 * @param createTopics whether missing topics are created at start; existing ones are never changed
 * @param partitions how many partitions a busy topic gets when it is created: tweets.raw, tweets, signals, outcomes, state.rows
 * @param replicationFactor of created topics; -1 takes the broker's default
 * @param retention how long the records of created topics are kept; corrections, labels and controls have no such limit
 * @param topicSize how large a created topic may grow, all partitions together, compacted ones excepted
 * @param stateCompactionLag how long a superseded row of the state survives: longer than any outage that must lose nothing
 * @param startTimeout how long the start waits for the broker to answer
 * @param listenerConcurrency how many threads of this process read tweets.raw
 * @param embedded the broker in the process, used when {@code spring.kafka.bootstrap-servers} is not set
 */
@ConfigurationProperties(prefix = "loopgrid.kafka", ignoreUnknownFields = false)
record KafkaSettings(
        boolean createTopics,
        int partitions,
        short replicationFactor,
        Duration retention,
        DataSize topicSize,
        Duration stateCompactionLag,
        Duration startTimeout,
        int listenerConcurrency,
        Embedded embedded) {
    /** Refuses what no broker would take. */
    KafkaSettings {
        require(partitions >= 1 && partitions <= 1000, "partitions", "from 1 to 1000", partitions);
        require(
                replicationFactor == -1 || replicationFactor >= 1,
                "replication-factor",
                "-1 or >= 1",
                replicationFactor);
        require(retention.toMillis() > 0, "retention", "> 0", retention);
        require(topicSize.toMegabytes() >= partitions, "topic-size", ">= 1 MB a partition", topicSize);
        require(!stateCompactionLag.isNegative(), "state-compaction-lag", ">= 0", stateCompactionLag);
        require(startTimeout.toMillis() > 0, "start-timeout", "> 0", startTimeout);
        require(listenerConcurrency >= 1, "listener-concurrency", ">= 1", listenerConcurrency);
    }

    /**
     * The broker in the process; it listens on loopback only.
     *
     * @param directory where its data live
     * @param port where clients reach it; 0 takes a free one
     * @param controllerPort where it reaches itself; 0 takes a free one
     */
    record Embedded(Path directory, int port, int controllerPort) {
        /** Refuses what is not a port. */
        Embedded {
            require(port >= 0 && port <= 65_535, "embedded.port", "from 0 to 65535", port);
            require(
                    controllerPort >= 0 && controllerPort <= 65_535,
                    "embedded.controller-port",
                    "from 0 to 65535",
                    controllerPort);
        }
    }

    private static void require(boolean holds, String name, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("loopgrid.kafka." + name + " must be " + rule + " but was " + value);
        }
    }
}
