package io.loopgrid.cli;

import java.util.List;
import java.util.Locale;

/**
 * A chart of HTML and SVG: lines stretch with the page, while text keeps its size however wide the page is. Coordinates are
 * those of the data; what lies outside of the ranges is drawn at their edge.
 */
final class Plot {
    private static final String END = "\"></span>";

    private final double left;
    private final double right;
    private final double bottom;
    private final double top;
    private final String kind;
    private final String says;
    private final StringBuilder lines = new StringBuilder();
    private final StringBuilder above = new StringBuilder();

    /**
     * An empty chart.
     *
     * @param kind a class of the style sheet, or nothing
     * @param says what it shows, for who cannot see it
     */
    Plot(double left, double right, double bottom, double top, String kind, String says) {
        this.left = left;
        this.right = right > left ? right : left + 1;
        this.bottom = bottom;
        this.top = top > bottom ? top : bottom + 1;
        this.kind = kind;
        this.says = says;
    }

    private double x(double value) {
        return percent((value - left) / (right - left));
    }

    private double y(double value) {
        return percent((value - bottom) / (top - bottom));
    }

    private static double percent(double share) {
        return 100 * Math.max(0, Math.min(1, share));
    }

    /** A line through points; a NaN interrupts it. */
    void line(List<double[]> points, String colour, double width) {
        StringBuilder open = new StringBuilder();
        for (double[] point : points) {
            if (Double.isNaN(point[1])) {
                close(open, colour, width);
            } else {
                open.append(format("%.2f,%.2f ", x(point[0]), 100 - y(point[1])));
            }
        }
        close(open, colour, width);
    }

    private void close(StringBuilder open, String colour, double width) {
        if (!open.isEmpty()) {
            lines.append(format(
                    "<polyline stroke=\"var(--%s)\" stroke-width=\"%.1f\" points=\"%s\"/>",
                    colour, width, open.toString().strip()));
            open.setLength(0);
        }
    }

    /** A straight line from one point to another, thin or dashed. */
    void rule(double x1, double y1, double x2, double y2, String colour, boolean isDashed) {
        lines.append(format(
                "<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" stroke=\"var(--%s)\"%s/>",
                x(x1), 100 - y(y1), x(x2), 100 - y(y2), colour, isDashed ? " stroke-dasharray=\"5 5\"" : ""));
    }

    /** A line across with its number at the left. */
    void level(double value, String name) {
        rule(left, value, right, value, "grid", false);
        above.append(format("<span class=\"y\" style=\"bottom:%.2f%%\">%s</span>", y(value), Markup.escaped(name)));
    }

    /** A name below. */
    void below(double value, String name) {
        String edge = value <= left ? " first" : value >= right ? " last" : "";
        above.append(
                format("<span class=\"x%s\" style=\"left:%.2f%%\">%s</span>", edge, x(value), Markup.escaped(name)));
    }

    /** A dot of a size in pixels. */
    void dot(double valueX, double valueY, double pixels, String title) {
        above.append(format(
                        "<span class=\"dot\" style=\"left:%.2f%%;bottom:%.2f%%;width:%.1fpx;height:%.1fpx\" title=\"",
                        x(valueX), y(valueY), pixels, pixels))
                .append(Markup.escaped(title))
                .append(END);
    }

    /** A line from top to bottom. */
    void mark(double value, String title) {
        above.append(format("<span class=\"mark\" style=\"left:%.2f%%\" title=\"", x(value)))
                .append(Markup.escaped(title))
                .append(END);
    }

    /** A word at a point. */
    void tag(double valueX, double valueY, String word, String colour) {
        above.append(format(
                        "<span class=\"tag %s\" style=\"left:%.2f%%;bottom:%.2f%%\">", colour, x(valueX), y(valueY)))
                .append(Markup.escaped(word))
                .append("</span>");
    }

    /** The chart. */
    String html() {
        return "<div class=\"plot " + kind + "\" role=\"img\" aria-label=\"" + Markup.escaped(says) + "\">"
                + "<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">" + lines + "</svg>"
                + above + "</div>\n";
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
