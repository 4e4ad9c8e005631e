package io.loopgrid.cli;

import io.loopgrid.evaluation.ScorePoint;
import io.loopgrid.replay.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the skill over time, of each stretch and of all until then, with a mark where something was found to have changed.
 */
final class ScoreChart {
    /** As many stretches as an eye can follow. */
    private static final int STRETCHES = 60;

    private static final double LEAST_RANGE = 0.02;
    /** A worse stretch is drawn at the edge, or one bad hour would flatten all others. */
    private static final double LOWEST = -0.5;

    private static final int LISTED_DRIFTS = 5;

    private final List<double[]> stretches = new ArrayList<>();
    private final List<double[]> overall = new ArrayList<>();

    private ScoreChart(List<ScorePoint> points) {
        int together = (points.size() + STRETCHES - 1) / STRETCHES;
        double loss = 0;
        double prior = 0;
        double lossHere = 0;
        double priorHere = 0;
        for (int i = 0; i < points.size(); i++) {
            ScorePoint point = points.get(i);
            loss += point.logLoss();
            prior += point.priorLogLoss();
            lossHere += point.logLoss();
            priorHere += point.priorLogLoss();
            if ((i + 1) % together == 0 || i + 1 == points.size()) {
                stretches.add(new double[] {point.fromMillis(), 1 - lossHere / priorHere});
                overall.add(new double[] {point.fromMillis(), 1 - loss / prior});
                lossHere = 0;
                priorHere = 0;
            }
        }
    }

    /** A chart; empty with fewer than two blocks of time. */
    static String html(List<ScorePoint> points, List<Figures.Drift> drifts) {
        if (points.size() < 2) {
            return "";
        }
        TimeAxis time = new TimeAxis(
                points.get(0).fromMillis(), points.get(points.size() - 1).fromMillis());
        return new ScoreChart(points).draw(time, drifts);
    }

    private String draw(TimeAxis time, List<Figures.Drift> drifts) {
        double low = -LEAST_RANGE;
        double high = LEAST_RANGE;
        for (double[] stretch : stretches) {
            low = Math.min(low, Math.max(LOWEST, 1.1 * stretch[1]));
            high = Math.max(high, Math.min(1, 1.1 * stretch[1]));
        }
        Plot plot = new Plot(time.from(), time.to(), low, high, "", "Log-loss skill over time");
        for (double level : Levels.between(low, high)) {
            plot.level(level, Markup.number(level, high - low < 0.2 ? 3 : 2));
        }
        plot.rule(time.from(), 0, time.to(), 0, "chance", true);
        time.draw(plot);
        plot.line(stretches, "chance", 1.2);
        plot.line(overall, "own", 2.2);
        drifts.forEach(drift -> plot.mark(drift.timeMillis(), Markup.minute(drift.timeMillis()) + " " + drift.text()));
        String mark = drifts.isEmpty() ? "" : "<span><i class=\"mark\"></i>something changed</span>";
        return "<p class=\"key\"><span><i style=\"background:var(--own)\"></i>all until then</span>"
                + "<span><i style=\"background:var(--chance)\"></i>each stretch</span>" + mark + "</p>" + plot.html()
                + list(drifts);
    }

    private static String list(List<Figures.Drift> drifts) {
        if (drifts.isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder("<ul>");
        for (Figures.Drift drift : drifts.subList(0, Math.min(LISTED_DRIFTS, drifts.size()))) {
            list.append("<li>")
                    .append(Markup.minute(drift.timeMillis()))
                    .append(" – ")
                    .append(Markup.escaped(drift.text()))
                    .append("</li>");
        }
        if (drifts.size() > LISTED_DRIFTS) {
            list.append("<li>and ")
                    .append(Markup.count(drifts.size() - LISTED_DRIFTS))
                    .append(" more marks</li>");
        }
        return list.append("</ul>").toString();
    }
}
