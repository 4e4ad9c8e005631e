package io.loopgrid.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * A Kafka broker and its controller in this process, for one machine: loopback only, one replica of everything.
 *
 * <p>Its data survive a restart and a kill. It runs from construction to {@link #close()}, which must come after every client
 * of the process has closed. Needs Kafka's server libraries, which the shipped jar does not contain.
 */
final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private static final String HOST = "127.0.0.1";
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final String TWICE_CLOSED = "org.apache.kafka.clients.NetworkClient";
    private static final int NODE_ID = 1;

    private final int port;
    private final KafkaRaftServer server;

    /**
     * Starts the broker; returns when it answers.
     *
     * @throws BrokerUnavailableException when a port is taken or the data cannot be used
     */
    EmbeddedBroker(KafkaSettings.Embedded settings) {
        long startedNanos = System.nanoTime();
        int controllerPort;
        // Both are held until both are chosen: the system may give a port that was just let go a second time.
        try (ServerSocket ofBroker = bind(settings.port(), "port");
                ServerSocket ofController = bind(settings.controllerPort(), "controller-port")) {
            port = ofBroker.getLocalPort();
            controllerPort = ofController.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path directory = settings.directory().toAbsolutePath().normalize();
        try {
            formatUnlessFormatted(directory);
            server = new KafkaRaftServer(
                    new KafkaConfig(EmbeddedBrokerConfig.of(NODE_ID, HOST, port, controllerPort, directory)),
                    Time.SYSTEM);
            server.startup();
        } catch (Exception e) {
            throw new BrokerUnavailableException(
                    "The embedded broker did not start on the data in " + directory + ": " + e.getMessage(),
                    "Make sure that no other process uses the directory, move the directory away to start empty, or set"
                            + " spring.kafka.bootstrap-servers to use a broker of your own.",
                    e);
        }
        long millis = (System.nanoTime() - startedNanos) / 1_000_000;
        LOG.info("Embedded broker started servers={} directory={} millis={}", bootstrapServers(), directory, millis);
    }

    /** Where clients of this machine reach it. */
    String bootstrapServers() {
        return HOST + ':' + port;
    }

    @Override
    public void close() {
        // While it stops, its controller closes one client twice and warns of that; nobody can act on it.
        LoggingSystem logging = LoggingSystem.get(EmbeddedBroker.class.getClassLoader());
        logging.setLogLevel(TWICE_CLOSED, LogLevel.ERROR);
        server.shutdown();
        server.awaitShutdown();
        logging.setLogLevel(TWICE_CLOSED, null);
        LOG.info("Embedded broker stopped servers={}", bootstrapServers());
    }

    private static void formatUnlessFormatted(Path directory) throws Exception {
        Files.createDirectories(directory);
        if (Files.exists(directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE_ID)
                    .setControllerListenerName(EmbeddedBrokerConfig.CONTROLLER)
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        }
    }

    /** A socket on the wanted port, on any free one for 0. */
    private static ServerSocket bind(int wanted, String setting) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), wanted));
            return socket;
        } catch (IOException e) {
            socket.close();
            if (wanted == 0) {
                throw e;
            }
            throw new BrokerUnavailableException(
                    "The embedded broker needs port " + wanted + ", and another process has it.",
                    "Set loopgrid.kafka.embedded." + setting + " to another port, or spring.kafka.bootstrap-servers="
                            + HOST + ':' + wanted + " if that process is the broker that you want to use.",
                    e);
        }
    }
}
