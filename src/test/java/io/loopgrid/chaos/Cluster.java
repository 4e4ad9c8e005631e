package io.loopgrid.chaos;

import io.loopgrid.FreePorts;
import io.loopgrid.LoopgridProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A broker and some members, each a process on loopback: what faults are done to. */
final class Cluster implements AutoCloseable {
    /** Three members and a broker share few cores: idle threads sleep longer, and nobody waits for the optimising compiler. */
    private static final List<String> JVM = List.of(
            "-Xmx400m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dhazelcast.jet.idle.cooperative.min.microseconds=500",
            "-Dhazelcast.jet.idle.cooperative.max.microseconds=5000");

    /** Where its broker keeps its data, in the directory of the cluster. */
    static final String BROKER = "broker";

    private static final Pattern MEMBER = Pattern.compile("Member \\[127\\.0\\.0\\.1\\]:(\\d+)");

    private final Path directory;
    private final BrokerProcess broker;
    private final int[] ports;
    private final List<String> settings;
    /** Those that run or are stopped in their tracks, by their place. */
    private final Map<Integer, LoopgridProcess> members = new TreeMap<>();

    /** Starts a broker, and no member yet. */
    Cluster(Path directory, int declaredSize, List<String> more) {
        this.directory = directory;
        this.broker = new BrokerProcess(directory.resolve(BROKER));
        this.ports = FreePorts.several(declaredSize);
        this.settings = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--loopgrid.kafka.embedded.directory=" + directory.resolve("unused"),
                "--loopgrid.grid.cluster-name=chaos-" + ports[0],
                "--loopgrid.grid.declared-size=" + declaredSize,
                "--loopgrid.grid.members="
                        + Arrays.stream(ports)
                                .mapToObj(port -> "127.0.0.1:" + port)
                                .collect(Collectors.joining(",")),
                "--loopgrid.grid.heartbeat-timeout=5s",
                // A machine that other work shares needs a minute for what takes a second.
                "--loopgrid.kafka.start-timeout=3m",
                "--loopgrid.text.anonymizer-key=0123456789abcdef0123456789abcdef",
                "--loopgrid.pipeline.parallelism=1"));
        settings.addAll(more);
    }

    BrokerProcess broker() {
        return broker;
    }

    /** Starts the member of a place, and waits for nothing. */
    LoopgridProcess start(int place) {
        try {
            Path home = Files.createDirectories(directory.resolve("member-" + place));
            List<String> all = new ArrayList<>(settings);
            all.add("--loopgrid.grid.port=" + ports[place]);
            LoopgridProcess member = LoopgridProcess.launch(home, JVM, all);
            members.put(place, member);
            return member;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the members of all places and waits until the job runs, and until each sees all. */
    void startAll() {
        for (int place = 0; place < ports.length; place++) {
            if (!members.containsKey(place)) {
                start(place);
            }
        }
        awaitWhole();
    }

    /** Waits until the job runs, and until each member sees all. */
    void awaitWhole() {
        members.values().forEach(LoopgridProcess::awaitRunning);
        members.values()
                .forEach(member -> Awaitility.await()
                        .atMost(Duration.ofMinutes(3))
                        .ignoreExceptions()
                        .until(() -> member.get("/api/status").get("members").asInt() == members.size()));
    }

    /** Ends the member of a place as the kernel would. */
    void kill(int place) {
        members.remove(place).kill();
    }

    /** Ends all members at once. */
    void killAll() {
        members.values().forEach(member -> member.signal("KILL"));
        List.copyOf(members.keySet()).forEach(this::kill);
    }

    /** Asks the member of a place to end, and waits; gives what it has logged. */
    String stop(int place) {
        LoopgridProcess member = members.remove(place);
        member.stop();
        return member.log();
    }

    /** Asks all members to end at once, and waits; gives what they have logged. */
    List<String> stopAll() {
        List<LoopgridProcess> all = members();
        all.forEach(member -> member.signal("TERM"));
        members.clear();
        all.forEach(LoopgridProcess::stop);
        return all.stream().map(LoopgridProcess::log).toList();
    }

    /** The place of the member that has been there longest, as the members themselves see it: it coordinates the job. */
    int oldest() {
        LoopgridProcess any = members.values().iterator().next();
        String log = any.log();
        Matcher first = MEMBER.matcher(log);
        if (!first.find(log.lastIndexOf("Members {size:"))) {
            throw new IllegalStateException("the log does not tell the members:\n" + log);
        }
        return IntStream.range(0, ports.length)
                .filter(place -> ports[place] == Integer.parseInt(first.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /** The place of a member that is not the oldest. */
    int younger() {
        int oldest = oldest();
        return members.keySet().stream()
                .filter(place -> place != oldest)
                .findFirst()
                .orElseThrow();
    }

    LoopgridProcess member(int place) {
        return members.get(place);
    }

    /** What the members that there are have logged. */
    List<String> logs() {
        return members.values().stream().map(LoopgridProcess::log).toList();
    }

    /** The members that there are. */
    List<LoopgridProcess> members() {
        return List.copyOf(members.values());
    }

    @Override
    public void close() {
        members.values().forEach(LoopgridProcess::close);
        broker.close();
    }
}
