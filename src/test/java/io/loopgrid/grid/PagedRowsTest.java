package io.loopgrid.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** States come, change and go at random, epochs commit or abort, owners die; beside it a plain map says what must be left. */
class PagedRowsTest {
    private static final int KEYS = 300;
    private static final int EPOCHS = 120;
    private static final RowKeys ROW_KEYS = new RowKeys(0, 1, 2);

    @Test
    void givesBackWhatWasCommittedWheneverAnOwnerDies() {
        for (int seed = 1; seed <= 200; seed++) {
            new World(seed).run();
        }
    }

    @Test
    void keepsNotMuchMoreThanWhatCounts() {
        World world = new World(7);
        world.run();
        world.epochs(2_000);
        int entries = 0;
        for (byte[] page : world.map.values()) {
            int[] rows = new int[1];
            Page.read(page, (key, row) -> rows[0]++);
            entries += rows[0];
        }
        // Half as much again as counts and the slack, of each partition, and what one epoch may add before it is looked
        // at again.
        assertThat(entries).isLessThan(3 * world.committed.size() / 2 + 3 * (64 + KEYS / 3));
    }

    @Test
    void splitsWhatIsTooLargeForOnePage() {
        World world = new World(1);
        for (int i = 0; i < 30_000; i++) {
            world.owner.apply("key" + i % 10_000 + "-" + "x".repeat(60), i);
        }
        world.commit(true);
        assertThat(world.map).hasSizeGreaterThan(3 * 5);
        assertThat(world.map.values())
                .allSatisfy(page -> assertThat(page.length).isLessThan(2 * Page.FULL_BYTES));
        world.die(List.of());
        assertThat(world.owner.sums()).hasSize(10_000).isEqualTo(world.committed);
    }

    /** The parts of an owner that matter here. */
    private static final class Owner {
        private final SumFunction function = new SumFunction(true);
        private final HeldStates<SumFunction.Sum> states =
                new HeldStates<>(function.bound(), ROW_KEYS.partitionCount());
        private final Set<Held<SumFunction.Sum>> changed = new LinkedHashSet<>();
        private final PagedRows<SumFunction.Sum> rows = new PagedRows<>(function, ROW_KEYS, states, held -> {});

        void apply(String key, long number) {
            int partition = ROW_KEYS.partitionOf(key);
            Held<SumFunction.Sum> held = states.find(partition, key);
            if (held == null) {
                held = new Held<>(key, partition, function.initial(key));
                states.add(held);
            }
            held.state.add(number);
            changed(held);
        }

        void forget(String key) {
            Held<SumFunction.Sum> held = states.forget(ROW_KEYS.partitionOf(key), key);
            if (held != null) {
                changed(held);
            }
        }

        void changed(Held<SumFunction.Sum> held) {
            held.changed = true;
            changed.add(held);
        }

        Map<RowKey, RowChange> collect(Epoch epoch) {
            Map<RowKey, RowChange> collected = new HashMap<>();
            rows.collect(new ArrayList<>(changed), epoch, row -> collected.put(row.key(), row));
            changed.forEach(held -> held.changed = false);
            changed.clear();
            return collected;
        }

        Map<String, Long> sums() {
            Map<String, Long> sums = new TreeMap<>();
            for (int partition = 0; partition < ROW_KEYS.partitionCount(); partition++) {
                states.of(partition).forEach(held -> sums.put(held.key, held.state.sum()));
            }
            return sums;
        }
    }

    private static final class World {
        private final int seed;
        private final Random random;
        private final Map<RowKey, byte[]> map = new HashMap<>();
        private Map<String, Long> committed = new TreeMap<>();
        private Owner owner = new Owner();
        private Epoch epoch = new Epoch(1, 0);

        World(int seed) {
            this.seed = seed;
            random = new Random(seed);
        }

        void run() {
            epochs(EPOCHS);
        }

        void epochs(int count) {
            for (int i = 0; i < count; i++) {
                work();
                if (random.nextInt(10) == 0) {
                    die(List.of());
                } else {
                    commit(random.nextInt(8) != 0);
                }
            }
        }

        private void work() {
            for (int i = random.nextInt(60); i > 0; i--) {
                String key = "k" + random.nextInt(KEYS);
                if (random.nextInt(3) == 0) {
                    owner.forget(key);
                } else {
                    owner.apply(key, random.nextInt(100));
                }
            }
        }

        /** A barrier: the snapshot commits or aborts; once committed, the rows reach the map, or the owner dies before. */
        void commit(boolean succeeds) {
            epoch = epoch.next();
            List<RowChange> rows = new ArrayList<>(owner.collect(epoch).values());
            if (!succeeds) {
                rows.forEach(row -> owner.rows.again(row, owner::changed));
                return;
            }
            committed = owner.sums();
            if (random.nextInt(6) == 0) {
                die(rows);
            } else {
                publish(rows);
            }
        }

        private void publish(List<RowChange> rows) {
            for (RowChange row : rows) {
                if (Row.isForgotten(row.row())) {
                    map.remove(row.key());
                } else {
                    map.put(row.key(), row.row());
                }
            }
        }

        /** Another owner starts over the map, as much of the snapshot as had reached it included. */
        void die(List<RowChange> snapshot) {
            List<RowChange> rows = new ArrayList<>(snapshot);
            Collections.shuffle(rows, random);
            publish(rows.subList(0, random.nextInt(rows.size() + 1)));
            Collections.shuffle(rows, random);
            owner = new Owner();
            List<RowChange> loaded = new ArrayList<>();
            map.forEach((key, row) -> loaded.add(new RowChange(key, row)));
            owner.rows.load(loaded);
            rows.forEach(owner.rows::restore);
            assertThat(owner.sums()).as("seed %d, %s", seed, epoch).isEqualTo(committed);
            rows.forEach(row -> owner.rows.again(row, owner::changed));
            publish(rows);
            epoch = new Epoch(epoch.generation() + 1, 0);
        }
    }
}
