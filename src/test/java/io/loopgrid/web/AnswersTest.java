package io.loopgrid.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What every call answers, to good questions and to bad ones. */
final class AnswersTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static WebServer server;

    @BeforeAll
    static void start() {
        server = new WebServer(directory);
    }

    private static JsonNode good(String path) throws Exception {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return WebServer.json(response);
    }

    @Test
    void tellsTheStatus() throws Exception {
        JsonNode status = good("/api/status");
        assertThat(status.propertyNames())
                .containsExactly(
                        "job",
                        "members",
                        "startedAt",
                        "tweets",
                        "prices",
                        "signals",
                        "outcomes",
                        "corrections",
                        "rejected",
                        "duplicates",
                        "late",
                        "lag",
                        "words",
                        "drifts");
        assertThat(status.get("lag").asInt()).isEqualTo(4);
    }

    @Test
    void listsSignalsAsOnTheTopic() throws Exception {
        JsonNode signal = good("/api/signals?symbol=btc&limit=5").get(0);
        assertThat(signal.get("id").asString()).isEqualTo("BTC:7");
        assertThat(signal.get("horizon").asString()).isEqualTo("PT5M");
        assertThat(signal.get("probabilities").get("up").asDouble()).isEqualTo(0.5);
        assertThat(signal.get("model").asString()).isEqualTo("BTC@3.118.1234");
        assertThat(good("/api/signals?symbol=ETH")).isEmpty();
    }

    @Test
    void explainsASignal() throws Exception {
        JsonNode signal = good("/api/signals/BTC:7");
        assertThat(signal.at("/explanation/logit").asDouble()).isEqualTo(0.75);
        assertThat(signal.at("/explanation/words/0/word").asString()).isEqualTo("moon");
        assertThat(signal.at("/explanation/features/0/name").asString()).isEqualTo("return 5 min");
        assertThat(signal.at("/outcome/label").asString()).isEqualTo("UP");
        assertThat(signal.at("/corrections/0/by").asString()).isEqualTo("ann");
    }

    @Test
    void saysThatASignalIsNoLongerKept() throws Exception {
        WebServer.problem(server.get("/api/signals/BTC:8"), 404, "expired");
        WebServer.problem(server.get("/api/signals/nothing"), 404, "not-found");
    }

    @Test
    void tellsTheScoreWithNullForWhatIsUndefined() throws Exception {
        JsonNode learning = good("/api/score").get("learning");
        assertThat(learning.get("scored").asInt()).isEqualTo(5);
        assertThat(learning.get("mcc").isNull()).isTrue();
        assertThat(learning.at("/baselines/majority/accuracy").asDouble()).isEqualTo(0.6);
        assertThat(learning.at("/interval95/accuracy/1").asDouble()).isEqualTo(0.8);
        assertThat(learning.get("verdict").asString()).isEqualTo("no edge");
        JsonNode trading = good("/api/score?symbol=btc").get("trading");
        assertThat(trading.at("/strategy/return").asDouble()).isEqualTo(0.02);
        assertThat(trading.at("/interval95/0").isNull()).isTrue();
        WebServer.problem(server.get("/api/score?symbol=ETH"), 404, "not-scored");
    }

    @Test
    void countsWindows() throws Exception {
        JsonNode window = good("/api/counts?symbol=BTC").get(0);
        assertThat(window.propertyNames()).containsExactly("from", "to", "tweets");
    }

    @Test
    void tellsOfWordsInAnyCase() throws Exception {
        JsonNode word = good("/api/words/Moon");
        assertThat(word.get("state").asString()).isEqualTo("EMBEDDED");
        assertThat(word.get("vector").get(1).isNull()).isTrue();
        assertThat(good("/api/words/moon/neighbours?k=3").at("/0/similarity").asDouble())
                .isEqualTo(0.5);
        WebServer.problem(server.get("/api/words/unseen"), 404, "not-found");
        WebServer.problem(server.get("/api/words/unseen/neighbours"), 404, "not-found");
    }

    @Test
    void givesAllVectorsInTheFormOfOtherTools() throws Exception {
        assertThat(server.get("/api/vectors").body()).isEqualTo("1 2\nmoon TEXT\n");
        assertThat(server.get("/api/vectors?format=binary").body()).isEqualTo("1 2\nmoon BINARY\n");
        assertThat(server.get("/api/vectors?format=binary").headers().firstValue("content-type"))
                .contains("application/octet-stream");
        WebServer.problem(server.get("/api/vectors?format=csv"), 400, "parameter");
    }

    @Test
    void tellsOfModels() throws Exception {
        JsonNode model = good("/api/models/btc");
        assertThat(model.at("/counts/examples").asInt()).isEqualTo(1234);
        assertThat(model.at("/challengers/0/logLoss").isNull()).isTrue();
        WebServer.problem(server.get("/api/models/ETH"), 404, "not-found");
    }

    @Test
    void listsCorrectionsWithWhoTookThemBack() throws Exception {
        JsonNode correction = good("/api/corrections?symbol=BTC").get(0);
        assertThat(correction.get("retracted").asBoolean()).isTrue();
        assertThat(correction.get("retractedBy").asString()).isEqualTo("bob");
    }

    @Test
    void suspendsAndResumesTheJob() throws Exception {
        assertThat(WebServer.json(server.post("/api/job/suspend", ""))
                        .get("job")
                        .asString())
                .isEqualTo("SUSPENDED");
        assertThat(good("/api/status").get("job").asString()).isEqualTo("SUSPENDED");
        assertThat(server.post("/api/job/restart", "").statusCode()).isEqualTo(200);
        assertThat(WebServer.json(server.post("/api/job/resume", "")).get("job").asString())
                .isEqualTo("RUNNING");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/signals?limit=0, limit",
        "/api/signals?limit=1001, limit",
        "/api/signals?limit=many, limit",
        "/api/signals?symbol=B%20C, symbol",
        "/api/counts?limit=-1, limit",
        "/api/corrections?symbol=%3Cb%3E, symbol",
        "/api/words/moon/neighbours?k=0, k",
        "/api/models/%C3%A4, symbol",
        "/api/score?symbol=ABCDEFGHIJKLMNOPQRSTU, symbol"
    })
    void namesAParameterThatIsWrong(String path, String field) throws Exception {
        JsonNode problem = WebServer.problem(server.get(path), 400, "parameter");
        assertThat(problem.get("field").asString()).isEqualTo(field);
        assertThat(problem.get("detail").asString()).startsWith(field + " must be");
    }

    @Test
    void answersUnknownPathsAndMethodsWithProblems() throws Exception {
        assertThat(WebServer.problem(server.get("/api/nothing"), 404, "not-found"))
                .isNotNull();
        WebServer.problem(server.send(server.request("/api/status").DELETE()), 405, "method-not-allowed");
        WebServer.problem(
                server.send(server.request("/api/job/resume").method("PATCH", HttpRequest.BodyPublishers.noBody())),
                405,
                "method-not-allowed");
    }

    @Test
    void describesEveryCall() throws Exception {
        JsonNode document = good("/v3/api-docs");
        assertThat(document.at("/info/title").asString()).isEqualTo("Loopgrid");
        assertThat(document.get("paths").propertyNames())
                .contains(
                        "/api/status",
                        "/api/signals",
                        "/api/signals/{id}",
                        "/api/stream",
                        "/api/score",
                        "/api/counts",
                        "/api/words/{word}",
                        "/api/words/{word}/neighbours",
                        "/api/vectors",
                        "/api/models/{symbol}",
                        "/api/tweets",
                        "/api/prices",
                        "/api/corrections",
                        "/api/corrections/{id}",
                        "/api/erasures",
                        "/api/job/suspend",
                        "/api/job/resume",
                        "/api/job/restart",
                        "/api/feeds",
                        "/api/feeds/{name}/start",
                        "/api/feeds/{name}/stop");
        document.get("paths")
                .forEach(path -> path.forEach(
                        call -> assertThat(call.get("summary").asString()).isNotBlank()));
    }
}
