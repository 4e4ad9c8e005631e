package io.loopgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of meters is what the process serves, and its numbers are those of what was sent. */
class MetricsTest {
    private static final Path CATALOGUE = Path.of("docs", "operations", "metrics.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(loopgrid_[a-z_]+)`( \\*)? \\|");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (loopgrid_[a-z_]+) ");

    @TempDir
    Path directory;

    @Test
    void servesWhatTheCatalogueSays() throws IOException {
        Set<String> written = names(ROW, Files.readString(CATALOGUE));
        try (LoopgridProcess process = LoopgridProcess.start(directory)) {
            process.post(
                    "/api/prices",
                    "{\"symbol\":\"ABC\",\"time\":1700000000000,\"price\":10}\n"
                            + "{\"symbol\":\"ABC\",\"time\":1700000060000,\"price\":-10}\n");
            process.post(
                    "/api/tweets",
                    "{\"id\":\"1\",\"text\":\"$ABC rises\",\"time\":1700000001000}\n"
                            + "{\"id\":\"1\",\"text\":\"$ABC rises\",\"time\":1700000001000}\n"
                            + "{\"id\":\"2\",\"text\":\"no symbol\",\"time\":1700000002000}\n");
            process.settledStatus();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> process.text("/actuator/prometheus").contains("loopgrid_inputs_rejected_total")
                            && process.text("/actuator/prometheus").contains("loopgrid_feed_running"));
            String served = process.text("/actuator/prometheus");
            Set<String> missing = new TreeSet<>(written);
            missing.removeAll(names(TYPE, served));
            assertThat(missing).as("in the catalogue only").isEmpty();
            assertThat(written).as("served").containsAll(names(TYPE, served));
            assertThat(served.lines())
                    .contains(
                            "loopgrid_inputs_consumed_total{topic=\"tweets\"} 3.0",
                            "loopgrid_inputs_consumed_total{topic=\"prices\"} 1.0",
                            "loopgrid_inputs_duplicates_total{topic=\"tweets\"} 1.0",
                            "loopgrid_inputs_rejected_total{field=\"price\",topic=\"prices\"} 1.0",
                            "loopgrid_inputs_lag{topic=\"tweets\"} 0.0",
                            "loopgrid_tweets_without_signal_total{reason=\"symbol\"} 1.0",
                            "loopgrid_signals_total 1.0",
                            "loopgrid_job_state{state=\"RUNNING\"} 1.0",
                            "loopgrid_job_restarts_total 0.0",
                            "loopgrid_feed_running{feed=\"synthetic\"} 0.0");
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> nameOf(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A histogram's greatest value is a meter of its own to Prometheus, not to a reader. */
    private static String nameOf(String served) {
        return served.endsWith("_max") ? served.substring(0, served.length() - "_max".length()) : served;
    }
}
