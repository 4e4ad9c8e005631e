package io.loopgrid.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see under /actuator. */
final class OperationsTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static WebServer server;

    @BeforeAll
    static void start() {
        server = new WebServer(directory);
    }

    @Test
    void tellsHowTheLoopIs() throws Exception {
        assertThat(WebServer.json(server.get("/actuator/health"))
                        .at("/components/loop/details/job")
                        .asString())
                .isEqualTo("RUNNING");
        assertThat(server.get("/actuator/health/startup").statusCode()).isEqualTo(200);
    }

    @Test
    void takesTheMemberOutOfNothingWhenTheJobIsSuspended() throws Exception {
        server.post("/api/job/suspend", "");
        try {
            assertThat(server.get("/actuator/health/startup").statusCode()).isEqualTo(503);
            assertThat(server.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(server.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        } finally {
            server.post("/api/job/resume", "");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loopgrid_tweets_total 20.0",
                "loopgrid_signals_total 18.0",
                "loopgrid_outcomes_total 5.0",
                "loopgrid_rejected_total 2.0",
                "loopgrid_drift_total{detector=\"error\"} 3.0",
                "loopgrid_drift_total{detector=\"prices\"} 0.0",
                "loopgrid_lag 4.0",
                "loopgrid_words 77.0",
                "loopgrid_words_similarity 0.5",
                "loopgrid_words_similarity_pairs 40.0",
                "loopgrid_members 1.0",
                "loopgrid_score_accuracy{predictor=\"loopgrid\"} 0.6",
                "loopgrid_score_accuracy{predictor=\"majority\"} 0.6",
                "loopgrid_score_log_loss{predictor=\"loopgrid\"} 0.9",
                "loopgrid_score_mcc{predictor=\"loopgrid\"} NaN",
                "loopgrid_score_edge 0.0",
                "loopgrid_stream_clients 0.0"
            })
    void measuresTheLoop(String line) throws Exception {
        assertThat(server.get("/actuator/prometheus").body().lines()).contains(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "beans", "heapdump", "threaddump", "configprops", "loggers", "shutdown"})
    void keepsTheRestClosed(String endpoint) throws Exception {
        assertThat(server.get("/actuator/" + endpoint).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/info", "/metrics", "/health"})
    void answers(String endpoint) throws Exception {
        assertThat(server.get("/actuator" + endpoint).statusCode()).isEqualTo(200);
    }
}
