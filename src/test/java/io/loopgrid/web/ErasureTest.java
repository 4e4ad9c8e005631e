package io.loopgrid.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.kafka.Topics;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Forgetting an author is a record for each kept signal, without the author's name. */
final class ErasureTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static WebServer server;

    @BeforeAll
    static void start() {
        server = new WebServer(directory);
    }

    @Test
    void sendsARecordForEachSignal() throws Exception {
        JsonNode receipt = erased(SetAnswers.AUTHOR);
        assertThat(receipt.get("author").asString()).isEqualTo(SetAnswers.AUTHOR);
        assertThat(receipt.get("signals").asInt()).isEqualTo(1);
        String record =
                new String(server.kafka().await(Topics.ERASURES, any -> true).value(), StandardCharsets.UTF_8);
        assertThat(record).isEqualTo("{\"signal\":\"BTC:7\",\"time\":1600000000000}");
    }

    @Test
    void takesANameForWhatItsTweetsAreSignedWith() throws Exception {
        JsonNode receipt = erased("@Bob");
        assertThat(receipt.get("author").asString())
                .matches("a[0-9a-f]{24}")
                .isEqualTo(erased("bob").get("author").asString());
        assertThat(receipt.get("signals").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"author\":\" \"}", "{\"author\":null}", "[]", "", "{\"author\":"})
    void saysWhatIsWrong(String body) throws Exception {
        HttpResponse<String> answer = server.post("/api/erasures", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void refusesANameThatIsTooLongAndDoesNotRepeatIt() throws Exception {
        HttpResponse<String> answer = server.post("/api/erasures", "{\"author\":\"" + "x".repeat(300) + "\"}");
        assertThat(WebServer.problem(answer, 400, "parameter").get("detail").asString())
                .isEqualTo("author must have at most 256 characters but was 300");
    }

    private static JsonNode erased(String author) throws Exception {
        HttpResponse<String> answer = server.post("/api/erasures", "{\"author\":\"" + author + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return WebServer.json(answer);
    }
}
