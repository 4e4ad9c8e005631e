package io.loopgrid.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The stated errors of {@link Sigmoid}, {@link Exponential} and {@link Softmax}. */
final class ScalarFunctionsTest {
    @Test
    void keepsTheSigmoidWithinItsError() {
        for (double x = -20; x <= 20; x += 0.00137) {
            assertThat((double) Sigmoid.of((float) x)).isCloseTo(1 / (1 + StrictMath.exp(-x)), within(4e-6));
        }
        assertThat(Sigmoid.of(0f)).isEqualTo(0.5f);
        assertThat(Sigmoid.of(Float.POSITIVE_INFINITY)).isEqualTo(1f);
        assertThat(Sigmoid.of(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(Sigmoid.of(Math.nextDown(16f))).isCloseTo(1f, within(1e-6f));
        assertThat(Sigmoid.of(Math.nextUp(-16f))).isCloseTo(0f, within(1e-6f));
        assertThat(Sigmoid.of(Float.NaN)).isNaN();
    }

    @Test
    void keepsTheExponentialWithinItsError() {
        for (double x = -700; x <= 700; x += 0.0737) {
            assertThat(Exponential.exp(x)).isCloseTo(StrictMath.exp(x), Percentage.withPercentage(1e-9));
        }
        assertThat(Exponential.exp(0)).isEqualTo(1);
        assertThat(Exponential.exp(710)).isInfinite();
        assertThat(Exponential.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential.exp(Double.NaN)).isNaN();
    }

    @Test
    void keepsTheLogarithmWithinItsError() {
        for (double x = 1e-300; x < 1e300; x *= 1.37) {
            double expected = StrictMath.log(x);
            assertThat(Exponential.log(x)).isCloseTo(expected, within(1e-13 * Math.max(1, Math.abs(expected))));
        }
        assertThat(Exponential.log(1)).isZero();
        assertThat(Exponential.log(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Exponential.log(-1)).isNaN();
        assertThat(Exponential.log(Double.NaN)).isNaN();
        assertThat(Exponential.log(Double.POSITIVE_INFINITY)).isInfinite();
    }

    @Test
    void sharesProbabilityAmongScoresOfAnySize() {
        float[] scores = {9f, 1000f, 1001f, Float.NEGATIVE_INFINITY, 9f};
        Softmax.softmax(scores, 1, 3);
        assertThat(scores[0]).isEqualTo(9f);
        assertThat(scores[4]).isEqualTo(9f);
        assertThat(scores[1]).isCloseTo(0.26894143f, within(1e-6f));
        assertThat(scores[2]).isCloseTo(0.73105858f, within(1e-6f));
        assertThat(scores[3]).isZero();
    }
}
