package io.loopgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whatever arrives, it is named, kept and counted, and the job goes on. */
class BadInputTest {
    private static final String MEGABYTE = "a".repeat(1 << 20);

    @TempDir
    static Path directory;

    private static LoopgridProcess process;

    @BeforeAll
    static void start() {
        process = LoopgridProcess.start(directory);
    }

    @AfterAll
    static void kill() {
        process.kill();
    }

    /** Bad records of each topic, and the field that the reason must name. */
    private static Map<String, Map<String, String>> badRecords() {
        Map<String, Map<String, String>> bad = new LinkedHashMap<>();
        Map<String, String> raw = new LinkedHashMap<>();
        raw.put("not json", "JSON");
        raw.put("{\"text\":17,\"time\":1700000000000}", "text");
        raw.put("{\"time\":1700000000000}", "text");
        raw.put("{\"text\":\"$BTC\",\"time\":12}", "time");
        raw.put("{\"text\":\"$BTC\",\"time\":99999999999999}", "time");
        raw.put("{\"text\":\"" + MEGABYTE.substring(100_000) + "\",\"time\":1700000000000}", "text");
        bad.put("tweets.raw", raw);
        bad.put(
                "tweets",
                Map.of(
                        "[]", "JSON",
                        "{\"id\":\"a\",\"time\":1700000000000,\"author\":\"John\",\"text\":\"hello\",\"symbols\":[]}",
                                "author",
                        "{\"time\":1700000000000,\"text\":\"hello\",\"symbols\":[]}", "id"));
        bad.put(
                "prices",
                Map.of(
                        "{\"symbol\":\"BTC\",\"time\":1700000000000,\"price\":-1}", "price",
                        "{\"symbol\":\"BTC\",\"time\":1700000000000,\"price\":NaN}", "JSON",
                        "{\"symbol\":\"BTC\",\"time\":1700000000000,\"price\":1e999}", "price",
                        "{\"symbol\":\"BTC\",\"time\":1700000000000}", "price",
                        "{\"symbol\":\"B T C\",\"time\":1700000000000,\"price\":1}", "symbol"));
        bad.put(
                "corrections",
                Map.of(
                        "{\"signal\":\"BTC:x\",\"label\":\"SIDEWAYS\",\"by\":\"me\"}", "label",
                        "{\"signal\":\"BTC:never-made\",\"label\":\"UP\",\"by\":\"me\"}", "signal"));
        bad.put(
                "controls",
                Map.of(
                        "{\"kind\":\"PROMOTE\"}", "symbol",
                        "{\"kind\":\"HALT\",\"symbol\":\"BTC\"}", "kind",
                        "{\"kind\":\"FEED_STOP\",\"feed\":\"NOT LOWER\"}", "feed",
                        "{\"kind\":\"ROLLBACK\",\"symbol\":\"NEVERSEEN\"}", "symbol"));
        return bad;
    }

    @Test
    void everyBadRecordBecomesADeadLetterThatNamesTheFieldAndIsCounted() {
        long before = process.settledStatus().get("rejected").asLong();
        int sent = 0;
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (Map.Entry<String, Map<String, String>> topic : badRecords().entrySet()) {
                for (String record : topic.getValue().keySet()) {
                    producer.send(new ProducerRecord<>(topic.getKey(), record.getBytes(StandardCharsets.UTF_8)));
                    sent++;
                }
            }
        }
        long wanted = before + sent;
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(allReasons()).hasSize((int) wanted));
        List<String> reasons = allReasons();
        badRecords()
                .forEach((topic, records) -> records.values()
                        .forEach(field -> assertThat(reasons)
                                .as("reasons of %s", topic)
                                .anyMatch(reason -> reason.contains(field))));
        assertThat(process.settledStatus().get("rejected").asLong()).isEqualTo(wanted);
        assertThat(process.get("/api/status").get("job").asString()).isEqualTo("RUNNING");
    }

    @Test
    void aBodyOverHttpIsAnsweredItemByItem() {
        HttpResponse<String> answer = process.post(
                "/api/prices",
                "{\"symbol\":\"ABC\",\"time\":1700000000000,\"price\":10}\n"
                        + "{\"symbol\":\"ABC\",\"time\":1700000060000,\"price\":-10}\n");

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode body = process.json(answer);
        assertThat(body.get("accepted").asInt()).isEqualTo(1);
        assertThat(body.get("rejected").get(0).get("index").asInt()).isEqualTo(1);
        assertThat(body.get("rejected").get(0).get("field").asString()).isEqualTo("price");
    }

    @Test
    void aBodyWithNothingGoodIsAProblemThatNamesTheField() {
        HttpResponse<String> answer = process.post("/api/tweets", "{\"time\":1700000000000}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("text");
    }

    @Test
    void oddButValidTweetsAreCountedAndBreakNothing() {
        long before = process.settledStatus().get("tweets").asLong();
        HttpResponse<String> answer = process.post(
                "/api/tweets",
                "{\"id\":\"empty\",\"text\":\"\",\"time\":1700000000000}\n"
                        + "{\"id\":\"lone\",\"text\":\"$BTC \\ud83d and \\udc00\",\"time\":1700000001000}\n"
                        + "{\"id\":\"nothing\",\"text\":\"no symbol here\",\"time\":1700000002000}\n"
                        + "{\"id\":\"unknown\",\"text\":\"$ZZZQ rises\",\"time\":1700000003000}\n"
                        + "{\"id\":\"unknown\",\"text\":\"$ZZZQ rises\",\"time\":1700000003000}\n");

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode status = process.settledStatus();
        assertThat(status.get("tweets").asLong()).isEqualTo(before + 4);
        assertThat(status.get("duplicates").asLong()).isPositive();
        assertThat(process.get("/api/signals/ZZZQ:unknown").get("symbol").asString())
                .isEqualTo("ZZZQ");
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", process.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static List<String> allReasons() {
        List<String> reasons = new ArrayList<>();
        for (String topic : List.of("tweets.raw", "tweets", "prices", "corrections", "labels", "controls")) {
            reasons.addAll(reasons(topic + ".dlt"));
        }
        return reasons;
    }

    private static List<String> reasons(String topic) {
        List<String> reasons = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", process.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(Duration.ofSeconds(1))) {
                    Header reason = letter.headers().lastHeader("loopgrid-reason");
                    reasons.add(new String(reason.value(), StandardCharsets.UTF_8));
                }
            }
        }
        return reasons;
    }
}
