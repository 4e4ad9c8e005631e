package io.loopgrid.cli;

import io.loopgrid.replay.Figures;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws what 1 has become over time, by following the signals and by holding. */
final class EquityChart {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 240;
    private static final int MARGIN = 44;

    private final List<Figures.Equity> points;
    private final double low;
    private final double high;

    private EquityChart(List<Figures.Equity> points) {
        this.points = points;
        double least = 1;
        double most = 1;
        for (Figures.Equity point : points) {
            least = Math.min(least, Math.min(point.strategy(), point.buyAndHold()));
            most = Math.max(most, Math.max(point.strategy(), point.buyAndHold()));
        }
        this.low = least - 0.001;
        this.high = most + 0.001;
    }

    /** An SVG element; empty with fewer than two points. */
    static String svg(List<Figures.Equity> points) {
        return points.size() < 2 ? "" : new EquityChart(points).draw();
    }

    private String draw() {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Equity over time\">",
                WIDTH,
                HEIGHT));
        for (double level : new double[] {low, 1, high}) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"var(--line)\"/>"
                            + "<text x=\"0\" y=\"%.1f\">%.3f</text>",
                    MARGIN,
                    WIDTH,
                    y(level),
                    y(level),
                    y(level) + 4,
                    level));
        }
        svg.append(line(Figures.Equity::buyAndHold, "var(--soft)"))
                .append(line(Figures.Equity::strategy, "var(--blue)"));
        svg.append(legend("Loopgrid", "var(--blue)", MARGIN))
                .append(legend("buy and hold", "var(--soft)", MARGIN + 90));
        return svg.append("</svg>").toString();
    }

    private static String legend(String name, String colour, int x) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" style=\"fill:%s;font-weight:600\">%s</text>",
                x,
                HEIGHT - 2,
                colour,
                name);
    }

    private String line(ToDoubleFunction<Figures.Equity> value, String colour) {
        long first = points.get(0).timeMillis();
        double span = Math.max(1, points.get(points.size() - 1).timeMillis() - first);
        StringBuilder line = new StringBuilder("<polyline fill=\"none\" stroke-width=\"1.6\" stroke=\"")
                .append(colour)
                .append("\" points=\"");
        for (Figures.Equity point : points) {
            double x = MARGIN + (WIDTH - MARGIN) * ((point.timeMillis() - first) / span);
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y(value.applyAsDouble(point))));
        }
        return line.append("\"/>").toString();
    }

    private double y(double value) {
        return 8 + (HEIGHT - 32) * (high - value) / (high - low);
    }
}
