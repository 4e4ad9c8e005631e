package io.loopgrid.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ConfusionTest {
    /** Rows are true classes. Right: 4 + 2 + 3 of 15. */
    private static final double[] THREE = {4, 1, 0, 2, 2, 1, 1, 1, 3};

    @Test
    void countsWhatIsRight() {
        assertThat(Confusion.accuracy(THREE, 3)).isEqualTo(9.0 / 15);
    }

    @Test
    void balancesTheClasses() {
        assertThat(Confusion.balancedAccuracy(THREE, 3)).isCloseTo((0.8 + 0.4 + 0.6) / 3, within(1e-12));
        assertThat(Confusion.balancedAccuracy(new double[] {90, 0, 10, 0}, 2)).isEqualTo(0.5);
    }

    @Test
    void computesTheMeanF1OfTheClasses() {
        double f1 = (2 * 4.0 / (5 + 7) + 2 * 2.0 / (5 + 4) + 2 * 3.0 / (5 + 4)) / 3;
        assertThat(Confusion.macroF1(THREE, 3)).isCloseTo(f1, within(1e-12));
    }

    @Test
    void leavesOutAClassThatNeitherOccursNorIsPredicted() {
        assertThat(Confusion.macroF1(new double[] {5, 0, 0, 0, 5, 0, 0, 0, 0}, 3))
                .isEqualTo(1);
        assertThat(Confusion.balancedAccuracy(new double[] {5, 0, 0, 0, 5, 0, 0, 0, 0}, 3))
                .isEqualTo(1);
    }

    @Test
    void agreesWithMatthewsForTwoClasses() {
        // tp 6, fn 2, fp 1, tn 3.
        double expected = (6 * 3 - 1 * 2) / Math.sqrt(7.0 * 8 * 4 * 5);
        assertThat(Confusion.mcc(new double[] {3, 1, 2, 6}, 2)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void agreesWithGorodkinForThreeClasses() {
        // Labels 5, 5, 5; predictions 7, 4, 4; 9 of 15 right.
        double expected = (9.0 * 15 - 5 * 15) / Math.sqrt((225 - 81.0) * (225 - 75));
        assertThat(Confusion.mcc(THREE, 3)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void findsNoCorrelationWhereOneClassIsAlwaysPredicted() {
        assertThat(Confusion.mcc(new double[] {90, 0, 10, 0}, 2)).isZero();
    }

    @Test
    void knowsNothingOfAnEmptyTable() {
        assertThat(Confusion.accuracy(new double[4], 2)).isNaN();
        assertThat(Confusion.mcc(new double[4], 2)).isNaN();
    }
}
