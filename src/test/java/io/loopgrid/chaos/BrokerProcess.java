package io.loopgrid.chaos;

import static org.awaitility.Awaitility.await;

import io.loopgrid.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The cluster's broker in a process of its own, which can be killed and started again over its data and ports. */
final class BrokerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MAIN = "io.loopgrid.kafka.BrokerMain";

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private Process process;
    private int starts;

    /** Starts it over the data of a directory and waits until it answers. */
    BrokerProcess(Path directory) {
        this.directory = directory;
        int[] ports = FreePorts.several(2);
        this.port = ports[0];
        this.controllerPort = ports[1];
        this.process = launch();
    }

    /** Where it listens. */
    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Ends it as the kernel would. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Waits until it has ended by itself. */
    void awaitEnd() {
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    /** Asks it to end, and waits. */
    void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the broker does not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it again after its end. */
    void start() {
        process = launch();
    }

    private Process launch() {
        Path log = directory.resolveSibling("broker-" + starts++ + ".log");
        try {
            Process started = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            MAIN,
                            directory.toString(),
                            Integer.toString(port),
                            Integer.toString(controllerPort)))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            await().atMost(PATIENCE)
                    .until(() -> !started.isAlive() || Files.readString(log).contains("The broker is ready"));
            if (!started.isAlive()) {
                throw new IllegalStateException("the broker did not start:\n" + Files.readString(log));
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
