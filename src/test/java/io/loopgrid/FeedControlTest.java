package io.loopgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A feed that was switched on stays on, and one that was switched off stays off, whatever the process does. */
class FeedControlTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @Test
    void aSwitchedFeedStaysSwitchedOverRestarts() {
        try (LoopgridProcess process = LoopgridProcess.start(directory)) {
            assertThat(phase(process)).isEqualTo("STOPPED");
            assertThat(process.post("/api/feeds/synthetic/start?by=ann", "").statusCode())
                    .isEqualTo(202);
            awaitPhase(process, "RUNNING");
            await().atMost(PATIENCE)
                    .until(() -> process.get("/api/status").get("signals").asLong() > 0);
            process.stop();
        }
        try (LoopgridProcess process = LoopgridProcess.start(directory)) {
            awaitPhase(process, "RUNNING");
            process.post("/api/feeds/synthetic/stop?by=ann", "");
            awaitPhase(process, "STOPPED");
            process.settledStatus();
            process.kill();
        }
        // The settings say that it runs; the last word of a person counts.
        try (LoopgridProcess process = LoopgridProcess.start(directory, "--loopgrid.feed.synthetic.enabled=true")) {
            await().atMost(PATIENCE)
                    .until(() -> !feed(process).get("member").asString().isEmpty());
            assertThat(phase(process)).isEqualTo("STOPPED");
            assertThat(feed(process).get("tweets").asLong()).isZero();
            JsonNode log = process.get("/api/controls?feed=synthetic");
            assertThat(log.get(0).get("kind").asString()).isEqualTo("FEED_STOP");
            assertThat(log.get(1).get("kind").asString()).isEqualTo("FEED_START");
            assertThat(process.log().lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
                    .isEmpty();
        }
    }

    private static void awaitPhase(LoopgridProcess process, String phase) {
        await().atMost(PATIENCE).until(() -> phase(process).equals(phase));
    }

    private static String phase(LoopgridProcess process) {
        return feed(process).get("phase").asString();
    }

    private static JsonNode feed(LoopgridProcess process) {
        for (JsonNode feed : process.get("/api/feeds")) {
            if (feed.get("name").asString().equals("synthetic")) {
                return feed;
            }
        }
        throw new IllegalStateException("no feed of that name");
    }
}
