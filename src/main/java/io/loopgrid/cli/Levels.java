package io.loopgrid.cli;

import java.util.ArrayList;
import java.util.List;

/** Round numbers for the lines across a chart. */
final class Levels {
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};
    private static final int MOST = 5;

    private Levels() {}

    /** About four round numbers within a range. */
    static List<Double> between(double low, double high) {
        double raw = (high - low) / MOST;
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(raw)));
        double step = 10 * power;
        for (double round : ROUND) {
            if (round * power >= raw) {
                step = round * power;
                break;
            }
        }
        List<Double> levels = new ArrayList<>();
        for (double level = Math.ceil(low / step); level * step <= high; level++) {
            levels.add(level * step);
        }
        return levels;
    }
}
