package io.loopgrid.cli;

import io.loopgrid.replay.Replay;
import io.loopgrid.replay.ReplayListener;
import io.loopgrid.replay.ReplayReport;
import io.loopgrid.replay.ReplaySettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code replay}: learns from recorded files as if they happened now, and reports how well it foretold them. */
final class ReplayCommand implements Command {
    private static final String DEFAULT_HORIZON = "5m";

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String summary() {
        return "Learns from recorded tweets and prices in the order of time, and reports how well it foretold them.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.ofMany("--tweets", "FILE", "tweets, .jsonl or .csv, plain or gzip"),
                Option.ofMany("--prices", "FILE", "ticks or candles"),
                Option.ofMany("--questions", "FILE", "predictions to ask for, with their answers"),
                Option.ofMany("--corrections", "FILE", "corrections"),
                Option.of("--from", "T", "the first instant that counts, as 2018-05-10T00:00Z or epoch milliseconds"),
                Option.of("--to", "T", "the instant after the last that counts"),
                Option.of(
                        "--horizon",
                        "TIME",
                        "how far ahead a signal looks, as 30s, 5m, 1h, 1d (default " + DEFAULT_HORIZON
                                + "; with questions, the time from the first to its answer)"),
                Option.of(
                        "--flat-band",
                        "R|auto",
                        "auto",
                        "the largest |return| that is FLAT; auto is the running tercile"),
                Option.of("--fee", "R", "0.001", "of each trade, as a fraction of its value"),
                Option.of("--slippage", "R", "0.0005", "of each trade, as a fraction of the price"),
                Option.of("--seed", "N", "1", "of all randomness"),
                Option.of("--report", "FILE", "where the report goes, as JSON (default stdout)"),
                Option.of("--html", "FILE", "where the report goes to be looked at"),
                Option.of("--predictions", "FILE", "where every prediction goes, one JSON object a line"));
    }

    @Override
    public int run(Options options, PrintStream out, PrintStream err) throws IOException {
        checkTargets(options);
        ReplayFiles files = ReplayFiles.of(options, err);
        Progress progress = new Progress(err, "tweets");
        ReplayReport report;
        ReplaySettings settings;
        try (TweetFiles tweets = files.tweets(progress);
                PredictionsFile predictions = PredictionsFile.open(options.file("--predictions"))) {
            RecordedEvents events = files.read();
            settings = settings(options, events);
            ReplayListener listener = options.file("--predictions").isPresent() ? predictions : ReplayListener.NONE;
            report = new Replay(settings, events.input(tweets), listener).run();
        }
        progress.end();
        Map<String, Long> counts = new TreeMap<>(report.counts());
        counts.putAll(files.counts());
        RunReport run = new RunReport(report, files.sha256(), progress.seconds(), told(settings, options), counts);
        write(run, options, out);
        return 0;
    }

    /** A file that cannot be written is better known before the work than after it. */
    private static void checkTargets(Options options) {
        Set<Path> targets = new HashSet<>();
        for (String option : List.of("--report", "--html", "--predictions")) {
            Optional<Path> target =
                    options.file(option).map(path -> path.toAbsolutePath().normalize());
            if (target.isPresent()) {
                Path directory = target.get().getParent();
                if (directory == null || !Files.isDirectory(directory)) {
                    throw new WrongUseException(
                            option + " must lie in a directory that exists but was " + target.get());
                }
                if (Files.isDirectory(target.get())) {
                    throw new WrongUseException(option + " must be a file but was the directory " + target.get());
                }
                if (!targets.add(target.get())) {
                    throw new WrongUseException(
                            option + " must be another file than " + target.get() + ", which another option writes");
                }
            }
        }
    }

    private static ReplaySettings settings(Options options, RecordedEvents events) {
        Optional<String> given = options.text("--horizon");
        long horizon = given.isEmpty() && events.firstAnswerMillis() > 0
                ? events.firstAnswerMillis()
                : Durations.millis("--horizon", given.orElse(DEFAULT_HORIZON));
        String band = options.text("--flat-band").orElse("auto").toLowerCase(Locale.ROOT);
        return new ReplaySettings(
                horizon,
                band.equals("auto") ? Double.NaN : options.decimal("--flat-band", 0),
                options.decimal("--fee", 0),
                options.decimal("--slippage", 0),
                options.number("--seed", Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /** What decides the result, as it was told or by default. */
    private static Map<String, Object> told(ReplaySettings settings, Options options) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("horizon", Duration.ofMillis(settings.horizonMillis()).toString());
        told.put("flatBand", options.text("--flat-band").orElse("auto"));
        told.put("fee", settings.fee());
        told.put("slippage", settings.slippage());
        told.put("seed", settings.seed());
        options.text("--from").ifPresent(from -> told.put("from", from));
        options.text("--to").ifPresent(to -> told.put("to", to));
        return told;
    }

    private static void write(RunReport run, Options options, PrintStream out) throws IOException {
        Optional<Path> json = options.file("--report");
        if (json.isPresent()) {
            try (OutputStream target = Files.newOutputStream(json.get())) {
                ReportJson.write(run, target);
            }
            out.println(run.summary());
        } else {
            ReportJson.write(run, out);
            out.println();
        }
        Optional<Path> html = options.file("--html");
        if (html.isPresent()) {
            Files.writeString(html.get(), new ReportHtml(run).page(), StandardCharsets.UTF_8);
        }
    }
}
