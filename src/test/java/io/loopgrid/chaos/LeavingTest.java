package io.loopgrid.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.LoopgridProcess;
import io.loopgrid.chaos.Load.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three members under load that are ended one after the other, as an update or a scaling to zero does, and a minority that is
 * left alone: nothing is read again, the minority says what it is, and in the end all is counted and learned once.
 */
@Tag("chaos")
final class LeavingTest {
    private static final long SEED = 3;
    private static final int MEMBERS = 3;
    private static final int RATE = Integer.getInteger("chaos.rate", 200);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<String> SETTINGS =
            List.of("--loopgrid.horizon=5s", "--loopgrid.pipeline.lateness=30s", "--loopgrid.pipeline.idle-timeout=3s");

    private final Findings findings = new Findings();

    @TempDir
    Path directory;

    @Test
    void theLastMajorityCommitsAndAMinorityWaits() {
        try (Cluster cluster = new Cluster(directory, MEMBERS, SETTINGS);
                Watch watch = new Watch(cluster.broker().bootstrapServers());
                Load load = new Load(cluster.broker().bootstrapServers(), SEED, new Shape(RATE, 0.1, 0.1, 50), watch)) {
            cluster.startAll();
            load.begin();
            awaitSent(load, 10L * RATE);
            List<String> ends = Farewells.epochs(endOneAfterTheOther(cluster));
            cluster.startAll();
            assertThat(ends).hasSize(1);
            assertThat(Farewells.restored(cluster.logs())).isEqualTo(ends);

            int oldest = cluster.oldest();
            cluster.kill(cluster.younger());
            cluster.kill(oldest);
            waitsAsAMinority(cluster.members().get(0));
            cluster.startAll();

            load.rest();
            assertThat(Invariants.broken(cluster, load.truth(), watch)).isEmpty();
            findings.exact(load.truth(), watch);
        }
    }

    private List<String> endOneAfterTheOther(Cluster cluster) {
        List<String> logs = new ArrayList<>();
        for (int place = 0; place < MEMBERS; place++) {
            long from = System.nanoTime();
            logs.add(cluster.stop(place));
            findings.took(
                    "end of a member, left=" + cluster.members().size(),
                    Duration.ofNanos(System.nanoTime() - from).toMillis());
        }
        return logs;
    }

    /** It says so to whoever asks, and what it has learned stays as it is while the load goes on. */
    private static void waitsAsAMinority(LoopgridProcess left) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> left.get("/api/status").get("job").asString().equals("MINORITY"));
        assertThat(left.get("/actuator/health").get("status").asString()).isNotEqualTo("UP");
        assertThat(left.log()).contains("Nothing is learned: members=1 needed=2 declared=3");
        long learned = left.get("/api/status").get("outcomes").asLong();
        long later = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        Awaitility.await().atMost(PATIENCE).until(() -> System.nanoTime() > later);
        assertThat(left.get("/api/status").get("outcomes").asLong()).isEqualTo(learned);
    }

    private static void awaitSent(Load load, long tweets) {
        Awaitility.await().atMost(PATIENCE).until(() -> load.sent() >= tweets);
    }
}
