package io.loopgrid.evaluation;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Intervals that respect that outcomes of one day move together: whole blocks are drawn with replacement, and the statistic
 * is computed of their sums (percentile bootstrap, Efron 1979; blocks as in Künsch 1989, without overlap).
 *
 * <p>With fewer than 5 blocks nothing is told: 4 of them lie on one side of zero by chance once in 16 times, 5 once in 32.
 */
final class BlockBootstrap {
    private static final int DRAWS = 1000;
    private static final int FEWEST_BLOCKS = 5;

    private final long seed;

    BlockBootstrap(long seed) {
        this.seed = seed;
    }

    /**
     * The interval of a statistic.
     *
     * @param blocks sums of one width each
     * @param statistic of the sum of as many blocks as there are
     */
    Interval interval(double[][] blocks, ToDoubleFunction<double[]> statistic) {
        if (blocks.length < FEWEST_BLOCKS) {
            return Interval.UNKNOWN;
        }
        // The same seed for each statistic, so that all are of the same draws.
        Random random = new Random(seed);
        double[] values = new double[DRAWS];
        double[] sum = new double[blocks[0].length];
        for (int draw = 0; draw < DRAWS; draw++) {
            Arrays.fill(sum, 0);
            for (int b = 0; b < blocks.length; b++) {
                double[] block = blocks[random.nextInt(blocks.length)];
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += block[i];
                }
            }
            values[draw] = statistic.applyAsDouble(sum);
        }
        Arrays.sort(values);
        return new Interval(values[DRAWS / 40], values[DRAWS - 1 - DRAWS / 40]);
    }
}
