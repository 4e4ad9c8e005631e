package io.loopgrid.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is delayed, comes twice, or dies at whatever step: each event is applied once. A failure names its seed. */
class ProtocolSimulationTest {
    private static final int SEEDS = Integer.getInteger("loopgrid.seeds", 1_000);

    @Test
    void appliesEachEventOnceWhateverHappens() {
        for (long seed = 0; seed < SEEDS; seed++) {
            simulate(seed, SimulatedGrid.Plant.NOTHING);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedGrid.Plant.class,
            names = {"NOTHING"},
            mode = EnumSource.Mode.EXCLUDE)
    void findsWhatIsPlanted(SimulatedGrid.Plant plant) {
        long found = IntStream.range(0, SEEDS)
                .filter(seed -> fails(seed, plant))
                .limit(3)
                .count();
        assertThat(found).as("seeds that show " + plant).isEqualTo(3);
    }

    private static boolean fails(long seed, SimulatedGrid.Plant plant) {
        try {
            simulate(seed, plant);
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }

    private static void simulate(long seed, SimulatedGrid.Plant plant) {
        try {
            SimulatedGrid grid = new SimulatedGrid(seed, plant);
            grid.run();
            Map<Integer, Integer> once = new TreeMap<>();
            IntStream.range(0, SimulatedGrid.EVENTS).forEach(id -> once.put(id, 1));
            grid.requireApplied(once);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e, e);
        }
    }
}
