package io.loopgrid.grid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** The maps of the grid: writes arrive when the world says so, in any order, sometimes twice. */
final class SimulatedMap {
    private record Write(int member, Runnable work, CompletableFuture<Object> done) {}

    private final Map<String, Map<RowKey, byte[]>> maps = new HashMap<>();
    private final List<Write> underWay = new ArrayList<>();
    private final RowKeys keys;

    SimulatedMap(RowKeys keys) {
        this.keys = keys;
    }

    Map<RowKey, byte[]> map(String function) {
        return maps.computeIfAbsent(function, f -> new HashMap<>());
    }

    /** How often each id was applied, over the ledgers of some functions. */
    Map<Integer, Integer> applied(String... functions) {
        Map<Integer, Integer> applied = new TreeMap<>();
        for (String function : functions) {
            rows(function)
                    .forEach(row -> Row.read(LedgerFunction.LEDGERS, row)
                            .applied
                            .forEach((id, times) -> applied.merge(id, times, Integer::sum)));
        }
        return applied;
    }

    /** How many states of a function there are. */
    int count(String function) {
        return rows(function).size();
    }

    private Collection<byte[]> rows(String function) {
        if (!function.equals(SimulatedGrid.PAGED)) {
            return map(function).values();
        }
        Map<Integer, List<RowChange>> pages = new HashMap<>();
        map(function)
                .forEach(
                        (key, page) -> pages.computeIfAbsent(keys.partitionOf(key.id()), partition -> new ArrayList<>())
                                .add(new RowChange(key, page)));
        return pages.values().stream()
                .flatMap(ofPartition -> Pages.rowsOf(ofPartition).values().stream())
                .toList();
    }

    RowStore store(String function, int member) {
        return new Store(function, member);
    }

    boolean isBusy() {
        return !underWay.isEmpty();
    }

    /** One write arrives. */
    void arriveOne(Random random) {
        Write write = underWay.remove(random.nextInt(underWay.size()));
        write.work.run();
        if (random.nextInt(8) == 0) {
            write.work.run();
        }
        write.done.complete(null);
    }

    /** All that living members have under way arrives; of a dead one's writes each does or does not. */
    void settle(Set<Integer> dead, Random random) {
        while (isBusy()) {
            int next = random.nextInt(underWay.size());
            if (dead.contains(underWay.get(next).member) && random.nextBoolean()) {
                underWay.remove(next);
            } else {
                Write write = underWay.remove(next);
                write.work.run();
                write.done.complete(null);
            }
        }
    }

    void clear() {
        maps.clear();
    }

    private final class Store implements RowStore {
        private final String function;
        private final int member;

        Store(String function, int member) {
            this.function = function;
            this.member = member;
        }

        @Override
        public Future<?> set(Map<RowKey, byte[]> rows) {
            Map<RowKey, byte[]> copy = Map.copyOf(rows);
            return add(() -> map(function).putAll(copy));
        }

        @Override
        public Future<?> remove(Set<RowKey> gone) {
            Set<RowKey> copy = Set.copyOf(gone);
            return add(() -> map(function).keySet().removeAll(copy));
        }

        private Future<?> add(Runnable work) {
            CompletableFuture<Object> done = new CompletableFuture<>();
            underWay.add(new Write(member, work, done));
            return done;
        }

        @Override
        public List<RowChange> rowsOf(int[] partitions) {
            List<RowChange> rows = new ArrayList<>();
            map(function).forEach((key, row) -> {
                for (int partition : partitions) {
                    if (keys.partitionOf(key.id()) == partition) {
                        rows.add(new RowChange(key, row));
                    }
                }
            });
            return rows;
        }
    }
}
