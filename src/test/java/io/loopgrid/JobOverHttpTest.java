package io.loopgrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The real job, told over HTTP to stop and to go on, counts everything once; so does one that SIGTERM has ended. */
class JobOverHttpTest {
    private static final long START = 1_700_000_000_000L;

    @TempDir
    Path directory;

    @Test
    void countsEverythingOnceThoughItIsSuspendedRestartedAndStopped() {
        JsonNode before;
        try (LoopgridProcess process = LoopgridProcess.start(directory)) {
            process.post("/api/tweets", tweets(0, 100));
            process.settledStatus();

            process.post("/api/job/suspend", "");
            assertThat(job(process)).isEqualTo("SUSPENDED");
            process.post("/api/tweets", tweets(100, 200));
            assertThat(process.get("/api/status").get("tweets").asLong()).isEqualTo(100);

            process.post("/api/job/resume", "");
            assertThat(job(process)).isEqualTo("RUNNING");
            assertCounts(process.settledStatus(), 200);

            process.post("/api/job/restart", "");
            assertThat(job(process)).isEqualTo("RUNNING");
            process.post("/api/tweets", tweets(200, 300));
            before = process.settledStatus();
            assertCounts(before, 300);
            process.stop();
        }
        try (LoopgridProcess process = LoopgridProcess.start(directory)) {
            JsonNode after = process.settledStatus();
            assertCounts(after, 300);
            assertThat(after.get("signals")).isEqualTo(before.get("signals"));
        }
    }

    private static String job(LoopgridProcess process) {
        return process.get("/api/status").get("job").asString();
    }

    private static void assertCounts(JsonNode status, long tweets) {
        assertThat(status.get("tweets").asLong()).isEqualTo(tweets);
        assertThat(status.get("duplicates").asLong()).isZero();
    }

    private static String tweets(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append("{\"id\":\"t")
                    .append(i)
                    .append("\",\"time\":")
                    .append(START + i * 10_000L)
                    .append(",\"author\":\"writer\",\"text\":\"$BTC to the moon says everybody here\"}\n");
        }
        return lines.toString();
    }
}
