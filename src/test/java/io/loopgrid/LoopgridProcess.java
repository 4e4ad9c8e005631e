package io.loopgrid;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real process on free ports of loopback: a member with its job and HTTP interface, and mostly its own broker. */
public final class LoopgridProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern BROKER = Pattern.compile("Embedded broker started servers=(\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Process process;
    private final Path log;
    private int port;

    private LoopgridProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a process over the data of a directory and waits until its job runs. */
    static LoopgridProcess start(Path directory, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "--loopgrid.kafka.embedded.port=0",
                "--loopgrid.kafka.embedded.controller-port=0",
                "--loopgrid.grid.port=" + FreePorts.one(),
                "--loopgrid.grid.cluster-name=test-" + directory.getFileName()));
        all.addAll(List.of(settings));
        LoopgridProcess started = launch(directory, List.of("-Xmx700m"), all);
        started.awaitRunning();
        return started;
    }

    /** Starts a process in a directory and waits for nothing. */
    public static LoopgridProcess launch(Path directory, List<String> jvmFlags, List<String> settings) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvmFlags);
        command.addAll(List.of(System.getProperty("loopgrid.jvm.flags").strip().split(" +")));
        command.addAll(List.of("-cp", classPath(), "io.loopgrid.LoopgridApplication"));
        // A setting that is given twice would be a list.
        Stream.of("--server.port=0", "--loopgrid.feed.synthetic.enabled=false", "--loopgrid.pipeline.idle-timeout=1s")
                .filter(setting ->
                        settings.stream().noneMatch(given -> nameOf(given).equals(nameOf(setting))))
                .forEach(command::add);
        command.addAll(settings);
        try {
            Path log = Files.createTempFile(directory, "process", ".log");
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new LoopgridProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }

    /** What the process has when it is not tested: the tests' own classes left out. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The answer's body, whatever its status. */
    public JsonNode get(String path) {
        return json(send(request(path).GET().build()));
    }

    /** The answer's body as it came. */
    String text(String path) {
        return send(request(path).GET().build()).body();
    }

    /** The answer to a body that is sent. */
    public HttpResponse<String> post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** The answer to a deletion. */
    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE().build());
    }

    public JsonNode json(HttpResponse<String> answer) {
        return mapper.readTree(answer.body());
    }

    /** The status once nothing is behind any more. */
    public JsonNode settledStatus() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get("/api/status").get("lag").asLong() == 0);
        return get("/api/status");
    }

    /** Where its broker listens. */
    String bootstrapServers() {
        Matcher matcher = BROKER.matcher(log());
        if (!matcher.find()) {
            throw new IllegalStateException("the log does not tell where the broker listens:\n" + log());
        }
        return matcher.group(1);
    }

    /** What the process has logged. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it a signal by its name: STOP, CONT. */
    public void signal(String name) {
        try {
            int answer = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (answer != 0) {
                throw new IllegalStateException("kill -" + name + " answered " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as the kernel would: without a word. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to end, and waits. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    @Override
    public void close() {
        kill();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofMinutes(2));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the process says that the job runs. */
    public void awaitRunning() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> get("/api/status").get("job").asString().equals("RUNNING"));
    }

    private int port() {
        if (port == 0) {
            port = awaitPort();
        }
        return port;
    }

    private int awaitPort() {
        await().atMost(PATIENCE)
                .until(() -> !process.isAlive() || PORT.matcher(log()).find());
        Matcher matcher = PORT.matcher(log());
        if (!matcher.find()) {
            throw new IllegalStateException("the process did not start:\n" + log());
        }
        return Integer.parseInt(matcher.group(1));
    }

    private void awaitEnd() {
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }
}
