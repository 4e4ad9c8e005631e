package io.loopgrid.num2vec;

import io.loopgrid.event.Price;
import io.loopgrid.linalg.Exponential;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a symbol's prices must be multiplied by so that those before and after a split can be compared.
 *
 * <p>A price that jumps by the ratio of a split while the market was closed is one: after at least four hours without
 * prices, by more than eight deviations of such a gap, to within three deviations (2 to 10 %) of the ratio. A crash that looks
 * exactly like that is taken for a split too. A market without pauses never has one. Where two prices in a row have an
 * adjusted close, that says what the return was; where only one of them has, the closes do.
 */
final class SplitFactor {
    private static final long SHORTEST_PAUSE_MILLIS = 4 * 3_600_000L;
    private static final double[] RATIOS = {1.5, 2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 40, 50, 100};
    private static final double JUMP_DEVIATIONS = 8;
    private static final double SMALLEST_DEVIATION = 0.005;
    private static final double NEAR_DEVIATIONS = 3;
    private static final double LEAST_NEAR = 0.02;
    private static final double MOST_NEAR = 0.1;

    private double factor = 1;
    private double ratio = 1;
    private double close = Double.NaN;
    private double adjusted = Double.NaN;

    /**
     * Learns a price.
     *
     * @param sinceMillis how long after the price before
     * @param deviation of the return over such a time, as a fraction
     * @return the price to compute returns from
     */
    double comparable(Price price, long sinceMillis, double deviation) {
        ratio = 1;
        boolean hasBoth = !Double.isNaN(adjusted) && !Double.isNaN(price.adjusted());
        if (!hasBoth && !Double.isNaN(close)) {
            if (sinceMillis >= SHORTEST_PAUSE_MILLIS) {
                ratio = split(close / price.price(), Math.max(deviation, SMALLEST_DEVIATION));
            }
            double before = Double.isNaN(adjusted) ? close : adjusted;
            double unit = (before / close) / (price.reference() / price.price());
            // Exactly 1 where neither has an adjusted close, so that most prices stay as they are.
            factor *= ratio * unit;
        }
        close = price.price();
        adjusted = price.adjusted();
        return price.reference() * factor;
    }

    /** By how many the last price's shares are more than those of the price before: 1 when there was no split. */
    double ratio() {
        return ratio;
    }

    /** What the last price was multiplied by. */
    double factor() {
        return factor;
    }

    private static double split(double fall, double deviation) {
        double size = Exponential.log(fall);
        double near = Math.max(LEAST_NEAR, Math.min(MOST_NEAR, NEAR_DEVIATIONS * deviation));
        for (double candidate : RATIOS) {
            double log = Exponential.log(candidate);
            if (log > JUMP_DEVIATIONS * deviation && Math.abs(Math.abs(size) - log) <= near) {
                return size > 0 ? candidate : 1 / candidate;
            }
        }
        return 1;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(factor);
        out.writeDouble(close);
        out.writeDouble(adjusted);
    }

    void read(DataInput in) throws IOException {
        factor = in.readDouble();
        close = in.readDouble();
        adjusted = in.readDouble();
    }
}
