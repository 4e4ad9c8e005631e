package io.loopgrid.cli;

import io.loopgrid.evaluation.CalibrationBin;
import java.util.List;
import java.util.Locale;

/** Draws how often predictions of about one probability were right; on the diagonal they are as right as they say. */
final class CalibrationChart {
    private static final double SMALLEST_DOT = 5;
    private static final double LARGEST_DOT = 26;

    private CalibrationChart() {}

    static String html(List<CalibrationBin> bins) {
        Plot plot = new Plot(0, 1, 0, 1, "square", "How often predictions were right, by the probability they gave");
        for (int quarter = 0; quarter <= 4; quarter++) {
            plot.level(quarter / 4.0, 25 * quarter + " %");
        }
        plot.rule(0, 0, 1, 1, "chance", true);
        plot.below(0, "0 %");
        plot.below(0.5, "probability it gave");
        plot.below(1, "100 %");
        long most = bins.stream().mapToLong(CalibrationBin::count).max().orElse(1);
        for (CalibrationBin bin : bins) {
            double size = SMALLEST_DOT + (LARGEST_DOT - SMALLEST_DOT) * Math.sqrt((double) bin.count() / most);
            String says = String.format(
                    Locale.ROOT,
                    "%,d predictions: said %.1f %%, right %.1f %%",
                    bin.count(),
                    100 * bin.predicted(),
                    100 * bin.right());
            plot.dot(bin.predicted(), bin.right(), size, says);
        }
        return plot.html();
    }
}
