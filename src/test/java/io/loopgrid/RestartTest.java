package io.loopgrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One member forgets nothing and counts nothing twice, however it ended. */
class RestartTest {
    private static final List<String> COUNTS = List.of(
            "tweets", "prices", "signals", "outcomes", "corrections", "rejected", "duplicates", "late", "words");
    private static final long START = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;

    @TempDir
    Path directory;

    @Test
    void continuesWhereItWasAfterKillAndAfterStop() {
        String tweets = tweets(0, 300);
        String prices = prices(0, 60);
        JsonNode before;
        JsonNode modelBefore;
        JsonNode wordBefore;
        try (LoopgridProcess process = LoopgridProcess.start(directory)) {
            process.post("/api/prices", prices);
            process.post("/api/tweets", tweets);
            before = process.settledStatus();
            modelBefore = process.get("/api/models/BTC");
            wordBefore = process.get("/api/words/moon");
            process.kill();
        }
        assertThat(before.get("tweets").asLong()).isEqualTo(300);
        assertThat(before.get("signals").asLong()).isEqualTo(300);
        assertThat(before.get("outcomes").asLong()).isPositive();

        try (LoopgridProcess process = LoopgridProcess.start(directory)) {
            assertSame(process.settledStatus(), before);
            JsonNode model = process.get("/api/models/BTC");
            assertThat(model.get("counts")).isEqualTo(modelBefore.get("counts"));
            assertThat(version(model)).isEqualTo(version(modelBefore));
            assertThat(process.get("/api/words/moon").get("count")).isEqualTo(wordBefore.get("count"));

            process.post("/api/tweets", tweets);
            JsonNode again = process.settledStatus();
            assertThat(again.get("tweets")).isEqualTo(before.get("tweets"));
            assertThat(again.get("signals")).isEqualTo(before.get("signals"));
            assertThat(again.get("duplicates").asLong()).isEqualTo(300);

            process.post("/api/prices", prices(60, 120));
            process.post("/api/tweets", tweets(300, 600));
            before = process.settledStatus();
            process.stop();
            assertThat(process.log().lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
                    .isEmpty();
        }
        assertThat(before.get("tweets").asLong()).isEqualTo(600);

        try (LoopgridProcess process = LoopgridProcess.start(directory)) {
            assertSame(process.settledStatus(), before);
        }
    }

    private static void assertSame(JsonNode after, JsonNode before) {
        for (String count : COUNTS) {
            assertThat(after.get(count)).as(count).isEqualTo(before.get(count));
        }
    }

    /** The part of a model's version that learning has moved. */
    private static String version(JsonNode model) {
        String version = model.get("version").asString();
        return version.substring(version.lastIndexOf('.') + 1);
    }

    private static String tweets(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            String word = i % 3 == 0 ? "moon" : i % 3 == 1 ? "crash" : "sideways";
            lines.append("{\"id\":\"t")
                    .append(i)
                    .append("\",\"time\":")
                    .append(START + i * 10_000L)
                    .append(",\"author\":\"writer")
                    .append(i % 7)
                    .append("\",\"text\":\"$BTC to the ")
                    .append(word)
                    .append(" says everybody here\"}\n");
        }
        return lines.toString();
    }

    private static String prices(int fromMinute, int toMinute) {
        StringBuilder lines = new StringBuilder();
        for (int i = fromMinute; i < toMinute; i++) {
            double price = 10_000 * (1 + 0.01 * Math.sin(i / 5.0));
            lines.append("{\"symbol\":\"BTC\",\"time\":")
                    .append(START + i * MINUTE)
                    .append(",\"price\":")
                    .append(price)
                    .append(",\"volume\":1}\n");
        }
        return lines.toString();
    }
}
