package io.loopgrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real member forgets an author's signals, and does not remember them after a restart; other authors' stay. */
class AuthorErasureTest {
    private static final long START = 1_700_000_000_000L;
    private static final int TWEETS = 20;

    @TempDir
    Path directory;

    @Test
    void forgetsOneAuthorForGood() {
        try (LoopgridProcess process = LoopgridProcess.start(directory)) {
            process.post("/api/tweets", tweets());
            process.settledStatus();
            assertThat(process.get("/api/signals/BTC:bob0").get("id").asString())
                    .isEqualTo("BTC:bob0");

            assertThat(erase(process).get("signals").asInt()).isEqualTo(TWEETS);
            process.settledStatus();
            assertForgotten(process);
            assertThat(process.text("/api/signals?limit=1000"))
                    .doesNotContain("BTC:bob")
                    .contains("BTC:ann0");
            process.stop();
        }
        try (LoopgridProcess process = LoopgridProcess.start(directory)) {
            process.settledStatus();
            assertForgotten(process);
        }
    }

    private static void assertForgotten(LoopgridProcess process) {
        assertThat(erase(process).get("signals").asInt()).isZero();
        for (int i = 0; i < TWEETS; i++) {
            assertThat(process.get("/api/signals/BTC:bob" + i).get("status").asInt())
                    .isEqualTo(404);
            assertThat(process.get("/api/signals/BTC:ann" + i).get("id").asString())
                    .isEqualTo("BTC:ann" + i);
        }
    }

    private static JsonNode erase(LoopgridProcess process) {
        return process.json(process.post("/api/erasures", "{\"author\":\"bob\"}"));
    }

    private static String tweets() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2 * TWEETS; i++) {
            String author = i % 2 == 0 ? "bob" : "ann";
            lines.append("{\"id\":\"").append(author).append(i / 2);
            lines.append("\",\"time\":").append(START + i * 1_000L);
            lines.append(",\"author\":\"").append(author).append("\",\"text\":\"$BTC to the moon\"}\n");
        }
        return lines.toString();
    }
}
