package io.loopgrid.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BlockBootstrapTest {
    private static final int SAMPLES = 600;

    @Test
    void coversTheTruthAsOftenAsItSaysHoweverFewTheBlocks() {
        for (int n : new int[] {6, 12, 40}) {
            assertThat(covered(n, 0)).as("of %d blocks", n).isBetween(0.92, 0.99);
        }
    }

    @Test
    void coversTheTruthOfBlocksThatDependOnTheOneBefore() {
        assertThat(covered(400, 0.7)).isGreaterThan(0.87);
    }

    @Test
    void tellsNothingOfFewerThanFiveBlocksThatCount() {
        assertThat(interval(new double[] {1, 2, 3, 4}, 0)).isEqualTo(Interval.UNKNOWN);
        double[][] blocks = {{1}, {2}, {3}, {4}, {5}, {6}};
        double[] oneCounts = {100, 1, 1, 1, 1, 1};
        assertThat(new BlockBootstrap(blocks, oneCounts, new double[6], 0, 1).interval(sum -> sum[0]))
                .isEqualTo(Interval.UNKNOWN);
    }

    @Test
    void drawsRunsOfAtLeastTwoHorizons() {
        double[] values = new double[60];
        Arrays.setAll(values, i -> i % 2);
        // Every run of six blocks holds as many ones as zeros: nothing is left to vary.
        double[] independent = new double[60];
        assertThat(width(interval(values, independent, 3))).isCloseTo(0, within(1e-9));
        assertThat(width(interval(values, independent, 0))).isGreaterThan(0.1);
        assertThat(interval(values, independent, 6.1)).isEqualTo(Interval.UNKNOWN);
    }

    @Test
    void takesRunsAsLongAsTheDependence() {
        assertThat(RunLength.of(series(1_000, 0, new Random(1)))).isLessThan(5);
        assertThat(RunLength.of(series(1_000, 0.8, new Random(1)))).isBetween(8, 60);
        assertThat(RunLength.of(new double[100])).isEqualTo(1);
    }

    @Test
    void knowsStudentsQuantiles() {
        assertThat(Student.quantile(4)).isCloseTo(2.776, within(0.01));
        assertThat(Student.quantile(9)).isCloseTo(2.262, within(0.001));
        assertThat(Student.quantile(30)).isCloseTo(2.042, within(0.001));
        assertThat(Student.normalTail(1.959964)).isCloseTo(0.025, within(1e-6));
        assertThat(Student.normalTail(3)).isCloseTo(0.0013499, within(1e-6));
    }

    /** How often the interval of a mean holds the true mean, which is 0. */
    private static double covered(int n, double dependence) {
        Random random = new Random(1);
        double covered = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            Interval interval = interval(series(n, dependence, random), 0);
            covered += interval.low() <= 0 && interval.high() >= 0 ? 1 : 0;
        }
        return covered / SAMPLES;
    }

    private static Interval interval(double[] values, double horizonBlocks) {
        return interval(values, values, horizonBlocks);
    }

    private static Interval interval(double[] values, double[] series, double horizonBlocks) {
        double[][] blocks = new double[values.length][];
        double[] weights = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            blocks[i] = new double[] {values[i], 1};
            weights[i] = 1;
        }
        return new BlockBootstrap(blocks, weights, series, horizonBlocks, 1).interval(sum -> sum[0] / sum[1]);
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    private static double[] series(int n, double dependence, Random random) {
        double[] values = new double[n];
        double last = random.nextGaussian() / Math.sqrt(1 - dependence * dependence);
        for (int i = 0; i < n; i++) {
            values[i] = last;
            last = dependence * last + random.nextGaussian();
        }
        return values;
    }
}
