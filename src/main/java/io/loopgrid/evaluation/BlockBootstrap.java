package io.loopgrid.evaluation;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Intervals that respect that outcomes of one time move together: runs of whole blocks of time are drawn with replacement,
 * and a statistic is computed of their sums (circular block bootstrap, Politis and Romano 1992). All statistics of one object
 * are of the same draws.
 *
 * <p>Three things make a plain bootstrap claim too much, and are put right here. Labels whose horizons reach into the next
 * block depend on it: a run is at least two horizons long, and what dependence is left between runs widens the interval. What
 * depends for other reasons makes runs as long as {@link RunLength} says. And few blocks vary less in a resample than in
 * the world: the quantiles are those that Student's distribution and the factor of n / (n - 1) ask for (Hesterberg 2015,
 * "expanded percentile interval"), where blocks of unequal weight count as fewer (Kish 1965).
 *
 * <p>With fewer than 5 runs nothing is told: 4 of them lie on one side of zero by chance once in 16 times, 5 once in 32.
 */
final class BlockBootstrap {
    private static final int DRAWS = 2_000;
    private static final double FEWEST_RUNS = 5;

    private final double[][] draws;
    private final double tail;

    /**
     * Draws.
     *
     * @param blocks sums of one width each, in the order of time
     * @param weights of the blocks in the statistics, at least 0
     * @param series what each block adds to the statistic that matters most, for telling dependence
     * @param horizonBlocks how many blocks a horizon is long
     */
    BlockBootstrap(double[][] blocks, double[] weights, double[] series, double horizonBlocks, long seed) {
        int run = Math.max(1, (int) Math.ceil(Math.min(blocks.length, 2 * horizonBlocks)));
        run = Math.max(run, RunLength.of(series));
        double runs = effective(weights) / run;
        if (runs >= FEWEST_RUNS) {
            // Of two neighbouring runs that are r horizons long 1 / 6r of the variance is shared, on each side.
            double unshared = 1 - horizonBlocks / (3 * run);
            double wider = Math.sqrt(runs / (runs - 1) / unshared);
            this.tail = Student.normalTail(Student.quantile(runs - 1) * wider);
            this.draws = draw(blocks, run, seed);
        } else {
            this.tail = Double.NaN;
            this.draws = new double[0][];
        }
    }

    /** How many equal weights tell as much as these. */
    private static double effective(double[] weights) {
        double sum = 0;
        double squares = 0;
        for (double weight : weights) {
            sum += weight;
            squares += weight * weight;
        }
        return squares > 0 ? sum * sum / squares : 0;
    }

    private static double[][] draw(double[][] blocks, int run, long seed) {
        int n = blocks.length;
        double[][] before = runningSums(blocks);
        Random random = new Random(seed);
        double[][] draws = new double[DRAWS][blocks[0].length];
        for (double[] draw : draws) {
            for (int drawn = 0; drawn < n; drawn += run) {
                int from = random.nextInt(n);
                int to = from + Math.min(run, n - drawn);
                add(before[to], 1, draw);
                add(before[from], -1, draw);
            }
        }
        return draws;
    }

    /** The sums of all blocks before each place; the blocks follow one another twice, so that a run can go round. */
    private static double[][] runningSums(double[][] blocks) {
        int n = blocks.length;
        double[][] before = new double[2 * n + 1][blocks[0].length];
        for (int b = 0; b < 2 * n; b++) {
            add(before[b], 1, before[b + 1]);
            add(blocks[b % n], 1, before[b + 1]);
        }
        return before;
    }

    private static void add(double[] from, double factor, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * from[i];
        }
    }

    /** The interval of a statistic of the sum of as many blocks as there are; unknown when a draw has no value. */
    Interval interval(ToDoubleFunction<double[]> statistic) {
        if (draws.length == 0) {
            return Interval.UNKNOWN;
        }
        double[] values = new double[draws.length];
        for (int d = 0; d < draws.length; d++) {
            values[d] = statistic.applyAsDouble(draws[d]);
            if (Double.isNaN(values[d])) {
                return Interval.UNKNOWN;
            }
        }
        Arrays.sort(values);
        return new Interval(quantile(values, tail), quantile(values, 1 - tail));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.min(sorted.length - 2.0, place);
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
