package io.loopgrid.chaos;

import io.loopgrid.LoopgridProcess;
import io.loopgrid.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must be true when the load has passed, whatever happened: found out from outside, by Kafka and HTTP only. */
final class Invariants {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int MOST_WINDOWS = 720;

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Cluster cluster;
    private final Truth truth;
    private final Watch watch;
    private final List<String> broken = new ArrayList<>();
    private long repeats;

    private Invariants(Cluster cluster, Truth truth, Watch watch) {
        this.cluster = cluster;
        this.truth = truth;
        this.watch = watch;
    }

    /** Waits until all is processed, and tells what is not as it must be; nothing, when all is well. */
    static List<String> broken(Cluster cluster, Truth truth, Watch watch) {
        Invariants invariants = new Invariants(cluster, truth, watch);
        invariants.awaitRest();
        invariants.repeats = invariants.repeats(Topics.TWEETS) + invariants.repeats(Topics.LABELS);
        for (LoopgridProcess member : cluster.members()) {
            invariants.checkCounts(member);
            invariants.checkWords(member);
            invariants.checkWindows(member);
            invariants.checkModels(member);
        }
        invariants.checkRecords();
        return invariants.broken;
    }

    private void awaitRest() {
        for (LoopgridProcess member : cluster.members()) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(300))
                    .ignoreExceptions()
                    .until(() -> member.get("/api/status").get("lag").asLong() == 0);
        }
    }

    private void checkCounts(LoopgridProcess member) {
        JsonNode status = member.get("/api/status");
        check("tweets", status.get("tweets").asLong(), truth.signals.size());
        check("prices", status.get("prices").asLong(), truth.prices);
        check("signals", status.get("signals").asLong(), truth.signals.size());
        check("outcomes", status.get("outcomes").asLong(), truth.signals.size());
        check("corrections", status.get("corrections").asLong(), truth.corrections.size());
        check("late", status.get("late").asLong(), 0);
        check("rejected", status.get("rejected").asLong(), 0);
        check("duplicates", status.get("duplicates").asLong(), repeats);
    }

    private void checkWords(LoopgridProcess member) {
        double tokens = member.get("/actuator/metrics/loopgrid.words.tokens?tag=use:read")
                .get("measurements")
                .get(0)
                .get("value")
                .asDouble();
        check("tokens", Math.round(tokens), truth.allTokens());
        truth.tokens.forEach((word, count) -> check(
                "word " + word, member.get("/api/words/" + word).path("count").asLong(), count));
    }

    private void checkWindows(LoopgridProcess member) {
        Map<Long, Long> windows = new HashMap<>();
        for (JsonNode window : member.get("/api/counts?limit=" + MOST_WINDOWS)) {
            if (window.get("tweets").asLong() > 0) {
                windows.put(window.get("from").asLong(), window.get("tweets").asLong());
            }
        }
        truth.windows.forEach((from, tweets) -> check("window " + from, windows.getOrDefault(from, 0L), tweets));
        check("windows", windows.size(), truth.windows.size());
    }

    private void checkModels(LoopgridProcess member) {
        truth.signalsOfSymbol.forEach((symbol, signals) -> {
            JsonNode counts = member.get("/api/models/" + symbol).path("counts");
            check("examples of " + symbol, counts.path("examples").asLong(), signals);
            check(
                    "corrections of " + symbol,
                    counts.path("corrections").asLong(),
                    truth.correctionsOfSymbol.getOrDefault(symbol, 0L));
        });
    }

    private void checkRecords() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !broken.isEmpty() || (hasAll(watch.signals()) && hasAll(watch.outcomes())));
        checkSame("signals", watch.signals());
        checkSame("outcomes", watch.outcomes());
    }

    private boolean hasAll(Set<String> found) {
        return found.size() >= truth.signals.size();
    }

    private void checkSame(String what, Set<String> found) {
        Set<String> missing = new HashSet<>(truth.signals);
        missing.removeAll(found);
        Set<String> unknown = new HashSet<>(found);
        unknown.removeAll(truth.signals);
        check(what + " that are missing", missing.size(), 0);
        check(what + " that are unknown", unknown.size(), 0);
    }

    private void check(String what, long found, long wanted) {
        if (found != wanted) {
            broken.add(what + " must be " + wanted + " but was " + found);
        }
    }

    /** How many records of a topic had an id that came before: what the listeners sent twice included. */
    private long repeats(String topic) {
        try (Consumer<byte[], byte[]> consumer = Watch.consumer(cluster.broker().bootstrapServers())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Set<String> ids = new HashSet<>();
            long records = 0;
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    records++;
                    ids.add(mapper.readTree(record.value()).get("id").asString());
                }
            }
            return records - ids.size();
        }
    }
}
