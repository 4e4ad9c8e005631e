package io.loopgrid.cli;

import io.loopgrid.pipeline.StateBackup;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** {@code state export} and {@code state import}: the state of a cluster in a file, for a backup or a move. */
final class StateCommand implements Command {
    private static final String SERVERS = "--bootstrap-servers";
    private static final String CLIENT = "--client-config";
    private static final String TO = "--to";
    private static final String FROM = "--from";
    private static final String NAME = "--cluster-name";
    private static final String PARTITIONS = "--partitions";

    private final boolean exports;

    private StateCommand(boolean exports) {
        this.exports = exports;
    }

    static StateCommand ofExport() {
        return new StateCommand(true);
    }

    static StateCommand ofImport() {
        return new StateCommand(false);
    }

    @Override
    public String name() {
        return exports ? "state export" : "state import";
    }

    @Override
    public String summary() {
        return exports
                ? "Writes the state, as of its newest commit, to a file; members may run."
                : "Writes the state of a file into a broker that holds none; no member may run.";
    }

    @Override
    public List<Option> options() {
        Option servers = Option.of(SERVERS, "HOST:PORT,…", "where the broker is");
        Option client = Option.of(CLIENT, "FILE", "properties of Kafka's clients, for brokers that ask who calls");
        if (exports) {
            return List.of(Option.of(TO, "FILE", "where the state goes; not there yet"), servers, client);
        }
        return List.of(
                Option.of(FROM, "FILE", "what an export has written"),
                servers,
                client,
                Option.of(NAME, "NAME", "loopgrid", "loopgrid.grid.cluster-name of the members that will use it"),
                Option.of(PARTITIONS, "N", "4", "of the topic state.rows, when it has to be created"));
    }

    @Override
    public int run(Options options, PrintStream out, PrintStream err) throws IOException {
        Path file = options.requiredFile(exports ? TO : FROM);
        Map<String, Object> connection = connection(options);
        Progress progress = new Progress(err, exports ? "records" : "rows");
        AtomicLong passed = new AtomicLong();
        LongConsumer told = records -> progress.report(passed.addAndGet(records));
        StateBackup.Moved moved;
        try {
            moved = exports
                    ? new StateBackup(connection, "").exportTo(file, told)
                    : new StateBackup(connection, options.text(NAME).orElseThrow())
                            .importFrom(file, options.number(PARTITIONS, 1, 1_000), told);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        } catch (RuntimeException e) {
            // Kafka's clients and Spring's analysis of them have families of their own, and the words are theirs.
            throw new IOException(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        } finally {
            progress.end();
        }
        out.printf(
                Locale.ROOT,
                "%d rows of commit %s %s %s in %.1f s%n",
                moved.rows(),
                moved.epoch(),
                exports ? "are in" : "were taken from",
                file,
                progress.seconds());
        return 0;
    }

    private static Map<String, Object> connection(Options options) throws IOException {
        Map<String, Object> connection = new HashMap<>();
        Optional<Path> file = options.file(CLIENT);
        if (file.isPresent()) {
            Properties properties = new Properties();
            try (InputStream in = Files.newInputStream(file.get())) {
                properties.load(in);
            }
            properties.forEach((name, value) -> connection.put(name.toString(), value));
        }
        options.text(SERVERS).ifPresent(servers -> connection.put("bootstrap.servers", servers));
        if (!connection.containsKey("bootstrap.servers")) {
            throw new WrongUseException(SERVERS + " is required");
        }
        return connection;
    }
}
