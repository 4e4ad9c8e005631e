package io.loopgrid.cli;

import io.loopgrid.replay.Figures;
import java.util.List;
import java.util.Locale;

/** Draws how often predictions of about one probability were right; on the diagonal they are as right as they say. */
final class CalibrationChart {
    private static final int SIDE = 300;
    private static final int MARGIN = 30;
    private static final int LARGEST_DOT = 14;

    private CalibrationChart() {}

    /** An SVG element. */
    static String svg(List<Figures.Bin> bins) {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Calibration\">",
                SIDE + MARGIN + LARGEST_DOT,
                SIDE + MARGIN));
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%1$d\" y=\"4\" width=\"%2$d\" height=\"%2$d\" fill=\"none\" stroke=\"var(--line)\"/>"
                        + "<line x1=\"%1$d\" y1=\"%3$d\" x2=\"%4$d\" y2=\"4\" stroke=\"var(--soft)\" stroke-dasharray=\"4 4\"/>",
                MARGIN,
                SIDE - 4,
                SIDE,
                SIDE + MARGIN - 4));
        long most = bins.stream().mapToLong(Figures.Bin::count).max().orElse(1);
        for (Figures.Bin bin : bins) {
            double radius = 2 + (LARGEST_DOT - 2) * Math.sqrt((double) bin.count() / most);
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"var(--blue)\" fill-opacity=\".7\">"
                            + "<title>%,d predictions: said %.3f, right %.3f</title></circle>",
                    MARGIN + bin.predicted() * (SIDE - 4),
                    4 + (1 - bin.right()) * (SIDE - 4),
                    radius,
                    bin.count(),
                    bin.predicted(),
                    bin.right()));
        }
        return svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\">0</text><text x=\"%d\" y=\"%d\">probability it gave: 1</text>"
                                + "<text x=\"0\" y=\"14\">1</text><text x=\"0\" y=\"%d\">right</text></svg>",
                        MARGIN,
                        SIDE + 14,
                        SIDE - 96,
                        SIDE + 14,
                        SIDE / 2))
                .toString();
    }
}
