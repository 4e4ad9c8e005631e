package io.loopgrid.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopgrid.kafka.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What listeners hear. */
final class StreamTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void tellsWhatComesOutOfTheLoop() throws Exception {
        try (WebServer server = new WebServer(directory)) {
            Listener listener = new Listener(server);
            assertThat(listener.response.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            // The tail begins at the end of the topics when it sees a listener; so the test sends until one is heard.
            try (Producer<byte[], byte[]> producer = server.kafka().clients().producer("test", Map.of())) {
                await().atMost(LONG).until(() -> {
                    send(producer, Topics.SIGNALS, "{\"id\":\"BTC:1\"}");
                    send(producer, Topics.OUTCOMES, "{\n\"signal\":\"BTC:1\"\n}");
                    send(producer, Topics.ALERTS, "{\"id\":\"a\"}");
                    return listener.heard("event:signal")
                            && listener.heard("event:outcome")
                            && listener.heard("event:alert");
                });
            }
            assertThat(listener.heard("data:{\"id\":\"BTC:1\"}")).isTrue();
            assertThat(listener.lines)
                    .containsSubsequence("event:outcome", "data:{", "data:\"signal\":\"BTC:1\"", "data:}");
            await().atMost(LONG).until(() -> listener.heard("event:score") && listener.heard("event:count"));
        }
    }

    @Test
    void leavesOutWhatNobodyCanReadAndSaysSo() throws Exception {
        try (WebServer server = new WebServer(directory, "loopgrid.web.stream.signals-per-second=4")) {
            Listener listener = new Listener(server);
            try (Producer<byte[], byte[]> producer = server.kafka().clients().producer("test", Map.of())) {
                await().atMost(LONG).until(() -> {
                    for (int i = 0; i < 500; i++) {
                        send(producer, Topics.SIGNALS, "{\"id\":\"BTC:" + i + "\"}");
                    }
                    return listener.heard("event:gap");
                });
            }
            assertThat(listener.lines).anyMatch(line -> line.startsWith("data:{\"dropped\":"));
        }
    }

    @Test
    void keepsAQuietStreamAlive() throws Exception {
        try (WebServer server = new WebServer(directory, "loopgrid.web.stream.heartbeat=200ms")) {
            Listener listener = new Listener(server);
            await().atMost(LONG).until(() -> listener.heard(":"));
        }
    }

    @Test
    void takesNoMoreListenersThanItMayHave() throws Exception {
        try (WebServer server = new WebServer(directory, "loopgrid.web.stream.max-clients=1")) {
            Listener listener = new Listener(server);
            WebServer.problem(server.get("/api/stream"), 503, "streams");
            listener.in.close();
        }
    }

    @Test
    void endsStreamsWhenTheServiceStops() throws Exception {
        try (WebServer server = new WebServer(directory)) {
            Listener listener = new Listener(server);
            server.stop();
            await().atMost(LONG).until(() -> !listener.thread.isAlive());
            assertThat(listener.endedBy)
                    .as("a clean end and no broken connection")
                    .isEmpty();
        }
    }

    private static void send(Producer<byte[], byte[]> producer, String topic, String json) {
        Future<RecordMetadata> unused =
                producer.send(new ProducerRecord<>(topic, json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads the lines of a stream on a thread of its own. */
    private static final class Listener {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final List<Exception> endedBy = new CopyOnWriteArrayList<>();
        private final HttpResponse<InputStream> response;
        private final InputStream in;
        private final Thread thread;

        Listener(WebServer server) throws IOException, InterruptedException {
            response = HttpClient.newHttpClient()
                    .send(server.request("/api/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
            in = response.body();
            thread = new Thread(this::read, "listener");
            thread.setDaemon(true);
            thread.start();
        }

        private void read() {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                endedBy.add(e);
            }
        }

        boolean heard(String line) {
            return lines.contains(line);
        }
    }
}
