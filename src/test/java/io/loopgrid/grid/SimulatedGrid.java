package io.loopgrid.grid;

import com.hazelcast.jet.RestartableException;
import com.hazelcast.jet.core.BroadcastKey;
import com.hazelcast.jet.core.test.TestProcessorContext;
import io.loopgrid.function.KeyedFunction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A grid of some members in one thread, whose every next step a seed decides: an item is passed on, a write to a map arrives,
 * a transaction ends, a snapshot goes on, a member dies or stands still, all die. The processors that hold state, the way
 * of their rows, and the choice of rows at a restore are the real ones.
 */
final class SimulatedGrid {
    /** What is made wrong on purpose, to see that it is found. */
    enum Plant {
        NOTHING,
        /** Once, an item is passed on twice. */
        TWICE,
        /** Once, an item is not passed on. */
        LOST,
        /** Writers of earlier generations are not refused. */
        NO_FENCE
    }

    static final int EVENTS = 150;
    /** The function whose states share rows. */
    static final String PAGED = "gathered";

    private static final int COPIES = 16;
    private static final int PARTITIONS = 5;
    private static final int INPUTS = 3;
    private static final int FAULTS = 6;
    /** A snapshot takes many steps: were faults more frequent, most would come before anything is committed. */
    private static final int RARITY = 10;
    /** The log trails by two snapshots, and the first quiet one may have begun before all was read. */
    private static final int QUIET_SNAPSHOTS = 5;

    final SimulatedMap maps;
    final SimulatedLog log;
    private final Random random;
    private final Plant plant;
    private final RowKeys keys = new RowKeys(IntStream.range(0, PARTITIONS).toArray());
    private final List<SimulatedStage> stages = new ArrayList<>();
    private final List<SimulatedLog.Session> sessions = new ArrayList<>();
    private Map<String, List<Map.Entry<Object, Object>>> snapshot = new HashMap<>();
    private @Nullable Boolean success;
    private boolean saving;
    private boolean planted;
    private long generation;
    private int members;
    private int faults;
    private int quietSnapshots;

    SimulatedGrid(long seed, Plant plant) {
        this.random = new Random(seed);
        this.plant = plant;
        this.maps = new SimulatedMap(keys);
        this.log = new SimulatedLog(plant != Plant.NO_FENCE);
        start();
    }

    /** Runs until every event is read, what it did is committed, and a crash of all would find it. */
    void run() {
        while (quietSnapshots < QUIET_SNAPSHOTS) {
            try {
                step();
            } catch (RestartableException e) {
                end(Set.of());
                start();
            }
        }
        // Whoever stood still wakes up, a broker compacts, all die: nothing of it may be missing or doubled then.
        while (!log.ending(true).isEmpty()) {
            log.endOne(true, random);
        }
        log.compact(generation);
        endAll();
    }

    private void step() {
        int dice = random.nextInt(1_000);
        if (dice < (saving ? 3 : 1) && random.nextInt(RARITY) == 0 && faults < FAULTS && !isDone()) {
            faults++;
            fault();
        } else if (dice < 14) {
            log.compact(generation);
        } else if (dice < 16 && !log.ending(true).isEmpty()) {
            log.endOne(true, random);
        } else if (dice < 250 && maps.isBusy()) {
            maps.arriveOne(random);
        } else if (dice < 350 && !log.ending(false).isEmpty()) {
            log.endOne(false, random);
        } else if (dice < 500 && !saving && random.nextInt(isDone() ? 2 : 20) == 0) {
            beginSnapshot();
        } else if (dice < 800 && saving) {
            advanceSnapshot();
        } else {
            work(stages.get(random.nextInt(stages.size())));
        }
    }

    private boolean isDone() {
        boolean read =
                stages.stream().allMatch(s -> !(s.processor instanceof SimulatedSource source) || source.isDone());
        return read && stages.stream().allMatch(s -> s.readable().isEmpty());
    }

    private void work(SimulatedStage stage) {
        if (stage.processor instanceof SimulatedSource source) {
            if (stage.phase == SimulatedStage.Phase.NONE || stage.phase.compareTo(SimulatedStage.Phase.PREPARED) >= 0) {
                source.emit();
                stage.drain();
            }
            return;
        }
        List<ArrayDeque<Object>> readable = stage.readable();
        if (readable.isEmpty()
                || stage.phase == SimulatedStage.Phase.SAVING
                || stage.phase == SimulatedStage.Phase.PREPARING) {
            return;
        }
        Object item = readable.get(random.nextInt(readable.size())).remove();
        boolean now = !planted && random.nextInt(10) == 0;
        planted |= now;
        if (now && plant == Plant.LOST) {
            return;
        }
        stage.take(item);
        if (now && plant == Plant.TWICE) {
            stage.take(item);
        }
    }

    private void beginSnapshot() {
        saving = true;
        success = null;
        for (SimulatedStage stage : stages) {
            stage.phase = stage.inputs.isEmpty() ? SimulatedStage.Phase.SAVING : SimulatedStage.Phase.NONE;
            stage.saved.clear();
        }
    }

    private void advanceSnapshot() {
        SimulatedStage stage = stages.get(random.nextInt(stages.size()));
        if (stage.isAtBarrier()) {
            stage.phase = SimulatedStage.Phase.SAVING;
        }
        stage.advance(success);
        if (allAre(SimulatedStage.Phase.PREPARED)) {
            success = random.nextInt(10) > 0;
            if (success) {
                snapshot = new HashMap<>();
                stages.forEach(s -> snapshot.computeIfAbsent(s.vertex, v -> new ArrayList<>())
                        .addAll(s.saved));
            }
            stages.forEach(s -> s.phase = SimulatedStage.Phase.FINISHING);
        } else if (allAre(SimulatedStage.Phase.FINISHED)) {
            boolean done = Boolean.TRUE.equals(success) && isDone();
            quietSnapshots = done ? quietSnapshots + 1 : 0;
            stages.forEach(s -> s.phase = SimulatedStage.Phase.NONE);
            saving = false;
        }
    }

    private boolean allAre(SimulatedStage.Phase phase) {
        return stages.stream().allMatch(stage -> stage.phase == phase);
    }

    private void fault() {
        switch (random.nextInt(4)) {
            case 0 -> end(Set.of());
            case 1, 2 -> end(Set.of(random.nextInt(members)));
            default -> endAll();
        }
        start();
    }

    /** A generation ends; of dead members, each either vanishes or only stands still and wakes up later. */
    private void end(Set<Integer> dead) {
        maps.settle(dead, random);
        for (int member = 0; member < sessions.size(); member++) {
            SimulatedLog.Session session = sessions.get(member);
            if (dead.contains(member) && random.nextBoolean()) {
                session.fallAsleep();
            } else if (dead.contains(member) || random.nextBoolean()) {
                session.vanish();
            }
        }
        for (SimulatedStage stage : stages) {
            if (!dead.contains(stage.member)) {
                close(stage);
            }
        }
    }

    private static void close(SimulatedStage stage) {
        try {
            stage.processor.close();
        } catch (Exception e) {
            throw new AssertionError("a processor could not be closed", e);
        }
    }

    /** Every member dies: maps and snapshots with them. */
    private void endAll() {
        Set<Integer> all = new HashSet<>();
        IntStream.range(0, members).forEach(all::add);
        end(all);
        maps.clear();
        snapshot = new HashMap<>();
        sessions.get(0).fence();
        RowSelection selection = log.selection();
        StateCounts counts = new StateCounts(Epoch.newest(log.committed()));
        selection.rows().forEach((key, found) -> {
            if (LoggedRow.functionOf(key).equals(StateCount.FUNCTION)) {
                counts.take(key, found);
            } else if (!Row.isForgotten(found.row())) {
                maps.map(LoggedRow.functionOf(key)).put(keys.of(LoggedRow.idOf(key)), found.row());
            }
        });
        for (String function : List.of("first", "second", PAGED, "third")) {
            requireCounted(function, counts);
        }
        log.uncover();
        requireOneCut();
    }

    private void start() {
        generation++;
        members = 1 + random.nextInt(3);
        stages.clear();
        sessions.clear();
        saving = false;
        quietSnapshots = 0;
        log.session().fence();
        for (int member = 0; member < members; member++) {
            SimulatedLog.Session session = log.session();
            session.open(member);
            sessions.add(session);
        }
        build();
        stages.forEach(this::init);
        restore();
        requireOneCut();
    }

    private void build() {
        for (int member = 0; member < members; member++) {
            Host host = new SimulatedHost(keys, maps, sessions.get(member), member);
            int me = member;
            List<Integer> mine = IntStream.range(0, INPUTS)
                    .filter(i -> i % members == me)
                    .boxed()
                    .toList();
            add(new SimulatedSource(host, generation, mine, INPUTS, EVENTS), SimulatedSource.FUNCTION, member);
            own(new LedgerFunction("first", "second", 1), "second", host, member);
            own(new LedgerFunction("second", PAGED, COPIES), PAGED, host, member);
            own(new GatheringFunction(PAGED, "third"), "third", host, member);
            own(new LedgerFunction("third", "", 0), "", host, member);
            add(new CommitProcessor(host, generation, member == 0), "commit", member);
        }
        connect(SimulatedSource.FUNCTION, "first");
        connect("first", "second");
        connect("second", PAGED);
        connect(PAGED, "third");
    }

    private void own(KeyedFunction<LedgerFunction.Ledger, Integer> function, String next, Host host, int member) {
        List<Route> onward = next.isEmpty() ? List.of() : List.of(new Route(next, Route.Kind.FUNCTION, 0));
        add(new OwnerProcessor<>(function, onward, host, generation), function.name(), member);
    }

    private void add(com.hazelcast.jet.core.Processor processor, String vertex, int member) {
        stages.add(new SimulatedStage(
                processor, vertex, member, new SimulatedOutbox(random), partition -> partition % members));
    }

    private List<SimulatedStage> vertex(String name) {
        return stages.stream().filter(stage -> stage.vertex.equals(name)).toList();
    }

    private void connect(String from, String to) {
        for (SimulatedStage source : vertex(from)) {
            for (SimulatedStage target : vertex(to)) {
                ArrayDeque<Object> queue = new ArrayDeque<>();
                source.outputs.add(queue);
                target.inputs.add(queue);
            }
        }
    }

    private void init(SimulatedStage stage) {
        TestProcessorContext context = new TestProcessorContext() {
            @Override
            public int globalProcessorIndex() {
                return stage.member;
            }

            @Override
            public int totalParallelism() {
                return members;
            }

            @Override
            public int[] processorPartitions() {
                return IntStream.range(0, PARTITIONS)
                        .filter(p -> p % members == stage.member)
                        .toArray();
            }
        };
        try {
            stage.processor.init(stage.outbox, context);
        } catch (Exception e) {
            throw new AssertionError("a processor could not begin", e);
        }
    }

    /** Jet gives a broadcast key to every processor, any other to the owner of its partition. */
    private void restore() {
        for (SimulatedStage stage : stages) {
            List<Map.Entry<Object, Object>> mine = snapshot.getOrDefault(stage.vertex, List.of()).stream()
                    .filter(entry -> entry.getKey() instanceof BroadcastKey<?>
                            || keys.partitionOf(((RowKey) entry.getKey()).id()) % members == stage.member)
                    .toList();
            if (!snapshot.isEmpty()) {
                if (!mine.isEmpty()) {
                    stage.restore(mine);
                }
                while (!stage.processor.finishSnapshotRestore()) {
                    stage.drain();
                    maps.settle(Set.of(), random);
                }
                stage.drain();
            }
        }
    }

    /** What is restored is the state after exactly the events that the positions say, applied once each. */
    private void requireOneCut() {
        Map<Integer, Integer> expected = new TreeMap<>();
        maps.map(SimulatedSource.FUNCTION).forEach((key, row) -> {
            int input = Integer.parseInt(key.id().substring(1));
            for (int i = 0; i < SimulatedSource.position(row); i++) {
                expected.put(input + i * INPUTS, 1);
            }
        });
        requireApplied(expected);
    }

    private void requireCounted(String function, StateCounts counts) {
        counts.require(function, maps.count(function));
        if (counts.of(function) != maps.count(function)) {
            throw new AssertionError(function + " in generation " + generation + " has " + maps.count(function)
                    + " states, but its owners have said " + counts.of(function));
        }
    }

    /** Everything was applied so often by each stage, whether it keeps it or has passed it on and forgotten it. */
    void requireApplied(Map<Integer, Integer> expected) {
        requireEqual("first", maps.applied("first"), expected);
        requireEqual("second", maps.applied("second"), expected);
        Map<Integer, Integer> copies = new TreeMap<>();
        expected.forEach((id, times) -> copies.put(id, times * COPIES));
        requireEqual("third", maps.applied(PAGED, "third"), copies);
    }

    private void requireEqual(String stage, Map<Integer, Integer> applied, Map<Integer, Integer> expected) {
        if (!applied.equals(expected)) {
            throw new AssertionError(
                    stage + " in generation " + generation + " applied " + applied + " instead of " + expected);
        }
    }
}
