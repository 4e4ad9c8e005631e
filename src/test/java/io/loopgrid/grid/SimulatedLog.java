package io.loopgrid.grid;

import com.hazelcast.jet.RestartableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The topics of the durable log, and sessions of members that write to it in transactions which end when the world says so. */
final class SimulatedLog {
    /** A record of the rows' topic. */
    record Entry(String key, Epoch epoch, byte[] row) {}

    private record Commit(Epoch epoch) {}

    private final List<Entry> rows = new ArrayList<>();
    private final Map<Long, Long> committed = new HashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private final boolean fences;

    /** An empty log; without fences it is as wrong as a log without transactions. */
    SimulatedLog(boolean fences) {
        this.fences = fences;
    }

    Session session() {
        return new Session();
    }

    /**
     * Sessions whose transaction is sealed and has not ended.
     *
     * @param asleep of members that stand still and are thought dead, or of the living
     */
    List<Session> ending(boolean asleep) {
        return sessions.stream()
                .filter(session -> session.sealed > 0 && session.asleep == asleep)
                .toList();
    }

    /** What a restore finds. */
    RowSelection selection() {
        RowSelection selection = new RowSelection(committed);
        rows.forEach(entry -> selection.take(entry.key, entry.epoch, entry.row));
        selection.requireCommits();
        return selection;
    }

    Map<Long, Long> committed() {
        return committed;
    }

    /** Writes once more what counts of keys whose last record does not. */
    void uncover() {
        RowSelection selection = selection();
        Set<String> covered = new HashSet<>();
        selection.covered().forEach(covered::add);
        for (String key : covered) {
            RowSelection.Found counts = selection.rows().get(key);
            rows.add(
                    counts == null
                            ? new Entry(key, new Epoch(0, 0), Row.FORGOTTEN)
                            : new Entry(key, counts.epoch(), counts.row()));
        }
    }

    /** Compacts as a broker may after the compaction lag: once a generation has committed, earlier ones are old. */
    void compact(long generation) {
        if (committed.getOrDefault(generation, 0L) == 0) {
            return;
        }
        Set<String> later = new HashSet<>();
        for (int i = rows.size() - 1; i >= 0; i--) {
            Entry entry = rows.get(i);
            if (later.contains(entry.key)) {
                rows.remove(i);
            } else if (entry.epoch.generation() < generation) {
                later.add(entry.key);
            }
        }
    }

    /** What one member writes. */
    final class Session implements DurableLog {
        private final List<Object> transaction = new ArrayList<>();
        private boolean refused;
        private boolean failed;
        private boolean asleep;
        private long safe;
        private long sealed;

        @Override
        public void fence() {
            if (fences) {
                sessions.forEach(session -> session.refused = true);
            }
        }

        @Override
        public void open(int slot) {
            sessions.add(this);
        }

        @Override
        public void append(String function, String key, byte[] row, Epoch epoch) {
            if (sealed > 0) {
                throw new AssertionError("a row was appended while the transaction ended");
            }
            transaction.add(new Entry(function + KafkaDurableLog.SEPARATOR + key, epoch, row));
        }

        @Override
        public void seal(Epoch epoch, @Nullable Epoch counts) {
            if (counts != null) {
                transaction.add(new Commit(counts));
            }
            sealed = epoch.number();
        }

        @Override
        public void drop(Epoch epoch) {
            transaction.clear();
            safe = epoch.number();
        }

        /** The sealed transaction reaches the broker, which takes or refuses all of it. */
        void end() {
            if (refused) {
                failed = true;
            } else {
                transaction.forEach(this::take);
                safe = sealed;
            }
            transaction.clear();
            sealed = 0;
        }

        private void take(Object record) {
            if (record instanceof Commit commit) {
                committed.merge(commit.epoch.generation(), commit.epoch.number(), Math::max);
            } else {
                rows.add((Entry) record);
            }
        }

        /** The member is gone, and nobody will hear of it again. */
        void vanish() {
            sessions.remove(this);
        }

        /** The member stands still; when it wakes up, it ends what it had begun. */
        void fallAsleep() {
            asleep = true;
            if (sealed == 0 && !transaction.isEmpty()) {
                sealed = Long.MAX_VALUE;
            }
        }

        @Override
        public boolean isSafe(Epoch epoch) {
            if (failed) {
                throw new RestartableException("refused");
            }
            return safe >= epoch.number();
        }

        @Override
        public void commitLast(Epoch epoch) {
            committed.merge(epoch.generation(), epoch.number(), Math::max);
        }
    }

    /** A random sealed transaction ends. */
    void endOne(boolean asleep, Random random) {
        List<Session> ending = ending(asleep);
        ending.get(random.nextInt(ending.size())).end();
    }
}
