package io.loopgrid.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.chaos.Load.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three members and a broker of their own: nothing is lost or counted twice when one is killed under load. */
final class ShortChaosTest {
    private static final long SEED = 1;
    private static final List<String> SETTINGS =
            List.of("--loopgrid.horizon=5s", "--loopgrid.pipeline.lateness=30s", "--loopgrid.pipeline.idle-timeout=2s");

    @TempDir
    Path directory;

    @Test
    void losesNothingWhenAMemberIsKilled() {
        try (Cluster cluster = new Cluster(directory, 3, SETTINGS);
                Watch watch = new Watch(cluster.broker().bootstrapServers());
                Load load = new Load(cluster.broker().bootstrapServers(), SEED, new Shape(200, 0.1, 0.1, 50), watch)) {
            cluster.startAll();
            load.begin();
            awaitSent(load, 1_500);
            cluster.kill(cluster.oldest());
            awaitSent(load, 3_000);
            load.rest();
            assertThat(Invariants.broken(cluster, load.truth(), watch)).isEmpty();
            // Told to end all at once, at most one of them commits for all: none does when one that wrote has just
            // left.
            assertThat(Farewells.epochs(cluster.stopAll())).hasSizeLessThanOrEqualTo(1);
        }
    }

    /** The load keeps its rate whatever happens to the cluster. */
    private static void awaitSent(Load load, long tweets) {
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> load.sent() >= tweets);
    }
}
