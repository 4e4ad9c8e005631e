package io.loopgrid.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.LoopgridProcess;
import io.loopgrid.chaos.Load.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three members under load, to whom one fault after the other is done: after each, everything that was sent since the
 * beginning has been counted and learned once. The counts go on from test to test, so the first that fails is the one to look at.
 *
 * <p>{@code -Dchaos.kills} says how often single members are killed, {@code -Dchaos.rate} how many tweets are sent in a second.
 */
@Tag("chaos")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ChaosTest {
    private static final long SEED = 1;
    private static final int MEMBERS = 3;
    private static final int KILLS = Integer.getInteger("chaos.kills", 3);
    private static final int KILLS_OF_ALL = Integer.getInteger("chaos.kills-of-all", 2);
    private static final int RATE = Integer.getInteger("chaos.rate", 200);
    /** When tweets have become signals for so long after a fault, it is over. */
    private static final long FLOW_MILLIS = 3_000;

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<String> SETTINGS =
            List.of("--loopgrid.horizon=5s", "--loopgrid.pipeline.lateness=30s", "--loopgrid.pipeline.idle-timeout=3s");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Findings findings = new Findings();

    @TempDir
    static Path directory;

    private Optional<SmallDisk> disk = Optional.empty();
    private Cluster cluster;
    private Watch watch;
    private Load load;

    @BeforeAll
    void startUnderLoad() {
        disk = SmallDisk.mountedAt(directory.resolve(Cluster.BROKER));
        cluster = new Cluster(directory, MEMBERS, SETTINGS);
        watch = new Watch(cluster.broker().bootstrapServers());
        load = new Load(cluster.broker().bootstrapServers(), SEED, new Shape(RATE, 0.1, 0.1, 50), watch);
        cluster.startAll();
        load.begin();
        awaitFlow();
    }

    @AfterAll
    void end() {
        load.close();
        watch.close();
        cluster.close();
        disk.ifPresent(SmallDisk::close);
    }

    @Test
    @Order(1)
    void aMemberIsKilled() {
        for (int i = 0; i < KILLS; i++) {
            int oldest = cluster.oldest();
            int place = i % 2 == 0 ? oldest : random.nextInt(MEMBERS);
            measured(place == oldest ? "kill of the coordinator" : "kill of a member", () -> cluster.kill(place));
            measured("join", () -> cluster.startAll());
        }
        nothingIsLost();
    }

    @Test
    @Order(2)
    void aMemberLeavesAndJoins() {
        measured("leave", () -> cluster.stop(cluster.younger()));
        measured("join", () -> cluster.startAll());
        nothingIsLost();
    }

    @Test
    @Order(3)
    void aMemberStandsStill() {
        for (int seconds : new int[] {5, 20}) {
            LoopgridProcess stopped = cluster.member(seconds == 5 ? cluster.younger() : cluster.oldest());
            measured("standstill of " + seconds + " s", () -> {
                stopped.signal("STOP");
                pass(seconds);
                stopped.signal("CONT");
            });
            cluster.awaitWhole();
        }
        nothingIsLost();
    }

    @Test
    @Order(4)
    void theBrokerIsStartedAgain() {
        measured("broker stopped and started", () -> {
            cluster.broker().stop();
            cluster.broker().start();
        });
        measured("broker killed and away for 30 s", () -> {
            cluster.broker().kill();
            pass(30);
            cluster.broker().start();
        });
        nothingIsLost();
    }

    @Test
    @Order(5)
    void theBrokersDiskIsFull() {
        Assumptions.assumeTrue(disk.isPresent(), "no small file system can be mounted here");
        measured("disk of the broker full until its end", () -> {
            disk.orElseThrow().fill();
            cluster.broker().awaitEnd();
            disk.orElseThrow().free();
            cluster.broker().start();
        });
        nothingIsLost();
    }

    @Test
    @Order(6)
    void twoAreKilledInARow() {
        measured("kill of a member", () -> cluster.kill(cluster.younger()));
        measured("kill of a second member, both started again", () -> {
            cluster.kill(cluster.oldest());
            cluster.startAll();
        });
        nothingIsLost();
    }

    @Test
    @Order(7)
    void twoAreKilledAtOnce() {
        measured("kill of two members at once, both started again", () -> {
            int oldest = cluster.oldest();
            cluster.kill(cluster.younger());
            cluster.kill(oldest);
            awaitMinority(cluster.members().get(0));
            cluster.startAll();
        });
        nothingIsLost();
    }

    @Test
    @Order(8)
    void allAreKilled() {
        for (int i = 0; i < KILLS_OF_ALL; i++) {
            measured("kill of all members, all started again", () -> {
                cluster.killAll();
                cluster.startAll();
            });
        }
        nothingIsLost();
    }

    @Test
    @Order(9)
    void twoAreToldToEnd() {
        measured("end of two members, both started again", () -> {
            cluster.stop(cluster.younger());
            cluster.stop(cluster.oldest());
            awaitMinority(cluster.members().get(0));
            cluster.startAll();
        });
        nothingIsLost();
    }

    @Test
    @Order(10)
    void allAreToldToEnd() {
        List<String> ends = new ArrayList<>();
        measured("end of all members, all started again", () -> {
            ends.addAll(Farewells.epochs(cluster.stopAll()));
            cluster.startAll();
        });
        // What was committed last is what the next start goes on from; nothing was when one that wrote had just left.
        assertThat(ends).hasSizeLessThanOrEqualTo(1);
        assertThat(Farewells.restored(cluster.logs())).containsAll(ends);
        nothingIsLost();
    }

    @Test
    @Order(11)
    void correctionsComeAgain() {
        load.rest();
        load.correctAgain();
        assertThat(Invariants.broken(cluster, load.truth(), watch)).isEmpty();
    }

    @Test
    @Order(12)
    void plantedFaultsAreFound() {
        load.correctUncounted();
        assertThat(Invariants.broken(cluster, load.truth(), watch))
                .anyMatch(broken -> broken.startsWith("corrections of "));
        load.countUnsent();
        load.countUnsent();
        assertThat(Invariants.broken(cluster, load.truth(), watch))
                .anyMatch(broken -> broken.startsWith("corrections must be"));
    }

    private void nothingIsLost() {
        load.rest();
        List<String> broken = Invariants.broken(cluster, load.truth(), watch);
        if (broken.isEmpty()) {
            findings.exact(load.truth(), watch);
        }
        // Whatever was found, the next fault needs a load.
        load.begin();
        awaitFlow();
        assertThat(broken).isEmpty();
    }

    /** Does something to the cluster, waits until signals flow again, and notes for how long there were none. */
    private void measured(String fault, Runnable deed) {
        watch.mark();
        deed.run();
        awaitFlow();
        findings.pause(fault, watch.longestGapMillis(), watch.longestDelayMillis());
    }

    private void awaitFlow() {
        long flowing = System.currentTimeMillis() + FLOW_MILLIS;
        Awaitility.await().atMost(PATIENCE).until(() -> watch.hasReached(flowing));
    }

    private static void awaitMinority(LoopgridProcess left) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> left.get("/api/status").get("job").asString().equals("MINORITY"));
    }

    /** Lets the fault last. */
    private static void pass(int seconds) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        Awaitility.await().atMost(PATIENCE).until(() -> System.nanoTime() > end);
    }
}
