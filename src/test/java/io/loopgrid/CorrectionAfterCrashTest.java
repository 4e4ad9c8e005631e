package io.loopgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopgrid.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A correction that comes before its signal is in any committed state counts, though the process crashes in between. */
class CorrectionAfterCrashTest {
    private static final long TIME = 1_700_000_000_000L;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    @Test
    void isNotReadBeforeItsTweetIsReadAgain() {
        try (LoopgridProcess process = LoopgridProcess.start(directory, "--loopgrid.pipeline.snapshot-interval=30s")) {
            process.post(
                    "/api/tweets",
                    "{\"id\":\"t1\",\"time\":" + TIME + ",\"author\":\"one\",\"text\":\"$BTC to the moon\"}\n");
            assertThat(first(process, Topics.SIGNALS)).contains("BTC:t1");
            process.post("/api/corrections", "{\"signal\":\"BTC:t1\",\"label\":\"DOWN\",\"by\":\"me\"}\n");
            assertThat(first(process, Topics.LABELS)).contains("BTC:t1");
            process.kill();
        }
        try (LoopgridProcess process = LoopgridProcess.start(directory)) {
            JsonNode status = process.settledStatus();
            assertThat(status.get("tweets").asLong()).isEqualTo(1);
            assertThat(status.get("corrections").asLong()).isEqualTo(1);
            assertThat(status.get("rejected").asLong()).isZero();
            assertThat(process.get("/api/models/BTC")
                            .get("counts")
                            .get("corrections")
                            .asLong())
                    .isEqualTo(1);
        }
    }

    /** The first record of a topic, once it is there. */
    private static String first(LoopgridProcess process, String topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", process.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            StringBuilder found = new StringBuilder();
            await().atMost(PATIENCE).pollInSameThread().until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    found.append(new String(record.value(), StandardCharsets.UTF_8));
                }
                return !found.isEmpty();
            });
            return found.toString();
        }
    }
}
