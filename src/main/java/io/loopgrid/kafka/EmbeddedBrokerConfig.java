package io.loopgrid.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The broker's own settings for a single process on one machine; what is not here is Kafka's default. */
final class EmbeddedBrokerConfig {
    static final String CONTROLLER = "CONTROLLER";

    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT"),
            // One node: each internal topic has one replica, and few partitions, because each is a directory to open at
            // start.
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            // A misspelt topic must fail, not appear.
            Map.entry("auto.create.topics.enable", "false"),
            // Nobody else joins: a group need not wait for more members.
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // Ends the session at an orderly stop, so that the next start need not wait for its end.
            Map.entry("controlled.shutdown.enable", "true"),
            // 600,000 keys a pass; Kafka's default takes 128 MiB of the heap.
            Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024)),
            // A full topic shrinks within seconds; with the default of 5 minutes a fast feed overshoots by gigabytes.
            Map.entry("log.retention.check.interval.ms", "10000"),
            Map.entry("log.segment.delete.delay.ms", "5000"),
            // After a kill the logs are checked before the start goes on.
            Map.entry("num.recovery.threads.per.data.dir", "2"),
            // After a kill the controller refuses the broker until the session of its earlier life has run out: this
            // long.
            // Shorter would fence a busy broker that only had a pause.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            // The metadata log is small: the defaults keep 100 MiB.
            Map.entry("metadata.log.segment.bytes", String.valueOf(8 * 1024 * 1024)),
            Map.entry("metadata.max.retention.bytes", String.valueOf(16 * 1024 * 1024)),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"));

    private EmbeddedBrokerConfig() {}

    static Properties of(int nodeId, String host, int port, int controllerPort, Path directory) {
        Properties config = new Properties();
        config.putAll(FIXED);
        config.put("node.id", String.valueOf(nodeId));
        config.put("log.dirs", directory.toString());
        config.put(
                "listeners",
                "PLAINTEXT://" + host + ':' + port + ',' + CONTROLLER + "://" + host + ':' + controllerPort);
        config.put("advertised.listeners", "PLAINTEXT://" + host + ':' + port);
        config.put("controller.quorum.voters", nodeId + "@" + host + ':' + controllerPort);
        return config;
    }
}
