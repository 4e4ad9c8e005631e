package io.loopgrid.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How often "edge" is said where there is none, and where there is one: over made worlds whose labels depend on one another
 * as those of markets do.
 */
final class VerdictTest {
    private static final List<String> LABELS = List.of("DOWN", "FLAT", "UP");
    private static final long MINUTE = 60_000;
    private static final int WORLDS = 100;

    /** How labels come. */
    private enum World {
        /** One a minute for half an hour, each for itself. */
        SHORT(1, 1, 30, 1),
        /** Four a minute over two days, of returns over 5 minutes that overlap. */
        OVERLAPPING(4, 5, 2 * 1_440, 1),
        /** One a minute over a day, of returns over half an hour. */
        LONG_HORIZON(1, 30, 1_440, 1),
        /** Two a minute over half a day, of returns over an hour: six blocks of two horizons. */
        FEW_HORIZONS(2, 60, 720, 1),
        /** Twenty symbols that move together, four times a day for 40 days. */
        TOGETHER(20, 360, 40 * 1_440, 360),
        /** Hundred symbols that move together, once a day for 25 days. */
        FEW_DAYS(100, 1_440, 25 * 1_440, 1_440);

        private final int perStep;
        private final int horizonMinutes;
        private final int minutes;
        private final int stepMinutes;

        World(int perStep, int horizonMinutes, int minutes, int stepMinutes) {
            this.perStep = perStep;
            this.horizonMinutes = horizonMinutes;
            this.minutes = minutes;
            this.stepMinutes = stepMinutes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void claimsAnEdgeWhereThereIsNoneInAtMostOneOfTwentyWorlds(World world) {
        assertThat(edges(world, 0)).isLessThanOrEqualTo(WORLDS / 20);
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERLAPPING", "TOGETHER"})
    void findsAPlantedEdgeInNineOfTenWorlds(World world) {
        assertThat(edges(world, 0.4)).isGreaterThanOrEqualTo(WORLDS * 9 / 10);
    }

    private static int edges(World world, double known) {
        int edges = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            edges += verdict(world, known, seed).equals("edge") ? 1 : 0;
        }
        System.err.println(world + " " + known + " " + edges);
        return edges;
    }

    /** The verdict on guesses that change once in a horizon, of which a share is foreknowledge, about a random walk. */
    private static String verdict(World world, double known, long seed) {
        // Seeds in a row give this generator first draws that are alike.
        Random random = new Random(seed * 0x9e3779b97f4a7c15L);
        int steps = world.minutes / world.stepMinutes;
        int ahead = Math.max(1, world.horizonMinutes / world.stepMinutes);
        double[] walk = new double[steps + ahead + 1];
        for (int i = 1; i < walk.length; i++) {
            walk[i] = walk[i - 1] + random.nextGaussian();
        }
        double band = 0.43 * Math.sqrt(ahead);
        Scorecard card = new Scorecard(3);
        int guess = 1;
        boolean knows = false;
        for (int step = 0; step < steps; step++) {
            if (step % ahead == 0) {
                guess = random.nextInt(3);
                knows = random.nextDouble() < known;
            }
            double common = walk[step + ahead] - walk[step];
            for (int s = 0; s < world.perStep; s++) {
                double own = world.perStep < 20 ? 0 : 0.5 * Math.sqrt(ahead) * random.nextGaussian();
                int label = labelOf(common + own, band);
                add(card, knows ? label : guess, label, (long) step * world.stepMinutes * MINUTE, world);
            }
        }
        return card.report(LABELS, 0.001, 7).verdict();
    }

    private static int labelOf(double change, double band) {
        if (Math.abs(change) <= band) {
            return 1;
        }
        return change > 0 ? 2 : 0;
    }

    /** As sure as half a percent of skill would allow, so that chance weighs more than what sureness costs. */
    private static void add(Scorecard card, int guess, int label, long timeMillis, World world) {
        float[] probabilities = {0.32f, 0.32f, 0.32f};
        probabilities[guess] = 0.36f;
        card.add(probabilities, guess, label, -1, timeMillis, world.horizonMinutes * MINUTE);
    }
}
