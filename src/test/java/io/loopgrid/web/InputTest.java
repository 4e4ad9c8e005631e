package io.loopgrid.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.kafka.DeadLetters;
import io.loopgrid.kafka.Topics;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What comes in over HTTP arrives in Kafka, and what is refused is named and kept. */
final class InputTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static WebServer server;

    @BeforeAll
    static void start() {
        server = new WebServer(directory, "loopgrid.web.max-body=64KB", "loopgrid.web.max-items=100");
    }

    private static JsonNode accepted(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return WebServer.json(response);
    }

    private static ConsumerRecord<byte[], byte[]> await(String topic, String part) {
        return server.kafka().await(topic, record -> text(record.value()).contains(part));
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void takesOneTweetAndGivesItsId() throws Exception {
        JsonNode receipt = accepted(server.post("/api/tweets", "{\"id\":\"one\",\"text\":\"$BTC to the moon\"}"));
        assertThat(receipt.get("accepted").asInt()).isEqualTo(1);
        assertThat(receipt.at("/ids/0").asString()).isEqualTo("one");
        assertThat(receipt.get("rejected")).isEmpty();
        assertThat(text(await(Topics.TWEETS_RAW, "\"one\"").value())).contains("to the moon");
    }

    @Test
    void givesATweetWithoutAnIdTheSameIdEachTime() throws Exception {
        String body = "{\"text\":\"nameless\",\"time\":1600000000000}";
        JsonNode first = accepted(server.post("/api/tweets", body));
        JsonNode second = accepted(server.post("/api/tweets", body));
        assertThat(first.get("ids")).isEqualTo(second.get("ids"));
        assertThat(first.at("/ids/0").asString()).isNotEmpty();
    }

    @Test
    void takesAnArrayOfPricesUnderTheirSymbols() throws Exception {
        JsonNode receipt = accepted(server.post(
                "/api/prices",
                "[{\"symbol\":\"btc\",\"time\":1600000000001,\"price\":9240.6},"
                        + "{\"symbol\":\"ETH\",\"time\":1600000000000,\"closeTime\":1600000060000,\"close\":350}]"));
        assertThat(receipt.at("/ids/0").asString()).isEqualTo("BTC:1600000000001");
        assertThat(receipt.at("/ids/1").asString()).isEqualTo("ETH:1600000060000");
        assertThat(text(await(Topics.PRICES, "9240.6").key())).isEqualTo("BTC");
    }

    @Test
    void takesLinesAndNamesTheBadOnesOneByOne() throws Exception {
        JsonNode receipt = accepted(server.post(
                "/api/prices",
                "application/x-ndjson",
                "{\"symbol\":\"BTC\",\"time\":1600000000002,\"price\":1}\n"
                        + "{\"symbol\":\"BTC\",\"time\":1600000000003,\"price\":-1}\n"
                        + "nonsense\n"
                        + "{\"symbol\":\"BTC\",\"time\":1600000000004}\n"));
        assertThat(receipt.get("accepted").asInt()).isEqualTo(1);
        assertThat(receipt.get("rejected")).hasSize(3);
        assertThat(receipt.at("/rejected/0/index").asInt()).isEqualTo(1);
        assertThat(receipt.at("/rejected/0/field").asString()).isEqualTo("price");
        assertThat(receipt.at("/rejected/0/reason").asString())
                .startsWith("price must be")
                .endsWith("-1.0");
        assertThat(receipt.at("/rejected/1/index").asInt()).isEqualTo(2);
        assertThat(receipt.at("/rejected/2/index").asInt()).isEqualTo(3);
    }

    @Test
    void keepsWhatItRefusesAsADeadLetterWithTheReason() throws Exception {
        WebServer.problem(server.post("/api/prices", "{\"symbol\":\"LETTER\",\"price\":1}"), 400, "rejected");
        ConsumerRecord<byte[], byte[]> letter = await("prices.dlt", "LETTER");
        assertThat(header(letter, DeadLetters.REASON)).contains("time");
        assertThat(header(letter, DeadLetters.PARTITION)).isEqualTo("-1");
        assertThat(header(letter, DeadLetters.ID)).isNotEmpty();
    }

    @Test
    void answersAProblemWhenNothingIsGood() throws Exception {
        JsonNode problem = WebServer.problem(
                server.post("/api/tweets", "[{\"id\":\"x\"},{\"text\":7,\"time\":12}]"), 400, "rejected");
        assertThat(problem.get("rejected")).hasSize(2);
        assertThat(problem.at("/rejected/0/field").asString()).isEqualTo("text");
        WebServer.problem(server.post("/api/tweets", "[]"), 400, "rejected");
        WebServer.problem(server.post("/api/tweets", "   "), 400, "rejected");
        WebServer.problem(server.post("/api/tweets", ""), 400, "body");
        WebServer.problem(server.post("/api/tweets", "[{\"text\":\"x\"}"), 400, "body");
    }

    @Test
    void takesCorrectionsAndTheirRetraction() throws Exception {
        JsonNode receipt =
                accepted(server.post("/api/corrections", "{\"signal\":\"BTC:7\",\"label\":\"DOWN\",\"by\":\"ann\"}"));
        String id = receipt.at("/ids/0").asString();
        assertThat(id).startsWith("BTC:");
        assertThat(text(await(Topics.CORRECTIONS, id).key())).isEqualTo("BTC");

        HttpResponse<String> retracted =
                server.send(server.request("/api/corrections/" + id + "?by=bob").DELETE());
        assertThat(accepted(retracted).get("retracts").asString()).isEqualTo(id);
        assertThat(text(await(Topics.CORRECTIONS, "\"retracts\":\"" + id + "\"").value()))
                .contains("bob");
    }

    @Test
    void refusesCorrectionsOfTheWrongForm() throws Exception {
        JsonNode problem = WebServer.problem(
                server.post("/api/corrections", "{\"signal\":\"BTC:7\",\"label\":\"MOON\"}"), 400, "rejected");
        assertThat(problem.at("/rejected/0/field").asString()).isEqualTo("label");
        WebServer.problem(server.post("/api/corrections", "{\"signal\":\"7\",\"label\":\"UP\"}"), 400, "rejected");
        WebServer.problem(server.send(server.request("/api/corrections/none").DELETE()), 404, "not-found");
    }

    @Test
    void refusesABodyThatSaysItIsTooLarge() throws Exception {
        WebServer.problem(server.post("/api/tweets", "{\"text\":\"" + "x".repeat(70_000) + "\"}"), 413, "too-large");
    }

    @Test
    void refusesAChunkedBodyThatTurnsOutToBeTooLarge() throws Exception {
        byte[] body = ("{\"text\":\"" + "x".repeat(70_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest.BodyPublisher chunked =
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        WebServer.problem(server.send(server.request("/api/tweets").POST(chunked)), 413, "too-large");
    }

    @Test
    void refusesMoreItemsThanItMayHave() throws Exception {
        JsonNode problem = WebServer.problem(server.post("/api/tweets", "{\"text\":\"x\"}\n".repeat(101)), 400, "body");
        assertThat(problem.get("detail").asString()).contains("at most 100 items");
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return text(Objects.requireNonNull(record.headers().lastHeader(name)).value());
    }
}
