package io.loopgrid.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.event.Control;
import io.loopgrid.kafka.Topics;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.ControlJson;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Orders over HTTP are records of the topic of controls, and an order that cannot be meant is refused at once. */
final class OrdersTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static WebServer server;

    @BeforeAll
    static void start() {
        server = new WebServer(directory);
    }

    @Test
    void switchesAFeedThroughTheTopic() throws Exception {
        HttpResponse<String> answer = server.post("/api/feeds/set/stop?by=ann", "");
        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode order = WebServer.json(answer);
        assertThat(order.get("kind").asString()).isEqualTo("FEED_STOP");
        Control kept = control(order.get("id").asString(), "set");
        assertThat(kept).isInstanceOfSatisfying(Control.SwitchFeed.class, feed -> {
            assertThat(feed.on()).isFalse();
            assertThat(feed.by()).isEqualTo("ann");
        });
    }

    @Test
    void tellsWhereAFeedRuns() throws Exception {
        JsonNode feed = WebServer.json(server.get("/api/feeds")).get(0);
        assertThat(feed.get("name").asString()).isEqualTo("set");
        assertThat(feed.get("phase").asString()).isEqualTo("RUNNING");
        assertThat(feed.get("tweets").asLong()).isEqualTo(1);
        assertThat(feed.get("member").asString()).isEqualTo("there");
    }

    @Test
    void promotesThroughTheTopic() throws Exception {
        HttpResponse<String> answer = server.post("/api/models/btc/promote?challenger=logistic&by=ann", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        Control kept = control(WebServer.json(answer).get("id").asString(), "BTC");
        assertThat(kept)
                .isInstanceOfSatisfying(
                        Control.Promote.class,
                        promote -> assertThat(promote.challenger()).isEqualTo("logistic"));
    }

    @Test
    void refusesAnOrderThatNobodyCanFollow() throws Exception {
        WebServer.problem(server.post("/api/models/BTC/promote?challenger=oracle", ""), 409, "no-challenger");
        WebServer.problem(server.post("/api/models/BTC/rollback", ""), 409, "no-challenger");
        WebServer.problem(server.post("/api/models/ETH/promote", ""), 404, "not-found");
        WebServer.problem(server.post("/api/feeds/none/start", ""), 404, "not-found");
        WebServer.problem(server.post("/api/feeds/set/start?by=" + "x".repeat(101), ""), 400, "parameter");
    }

    @Test
    void showsTheAuditLog() throws Exception {
        JsonNode log = WebServer.json(server.get("/api/controls?feed=set"));
        assertThat(log).hasSize(1);
        assertThat(log.at("/0/kind").asString()).isEqualTo("FEED_START");
        assertThat(log.at("/0/by").asString()).isEqualTo("ann");
        assertThat(WebServer.json(server.get("/api/controls?symbol=BTC"))).isEmpty();
        WebServer.problem(server.get("/api/controls?symbol=b%20c"), 400, "parameter");
    }

    private static Control control(String id, String key) throws Rejected {
        ConsumerRecord<byte[], byte[]> record =
                server.kafka().await(Topics.CONTROLS, r -> new String(r.value(), StandardCharsets.UTF_8).contains(id));
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(key);
        return new ControlJson(System::currentTimeMillis).read(record.value(), 1);
    }
}
