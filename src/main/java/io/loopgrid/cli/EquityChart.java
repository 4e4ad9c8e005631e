package io.loopgrid.cli;

import io.loopgrid.replay.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Draws what 1 has become over time: by following the signals, by holding, and by trading as much at random. */
final class EquityChart {
    private EquityChart() {}

    /** A chart; empty with fewer than two points. */
    static String html(List<Figures.Equity> points) {
        if (points.size() < 2) {
            return "";
        }
        double least = 1;
        double most = 1;
        for (Figures.Equity point : points) {
            least = Math.min(least, Math.min(point.strategy(), Math.min(point.buyAndHold(), point.random())));
            most = Math.max(most, Math.max(point.strategy(), Math.max(point.buyAndHold(), point.random())));
        }
        double room = Math.max(0.001, 0.06 * (most - least));
        TimeAxis time = new TimeAxis(
                points.get(0).timeMillis(), points.get(points.size() - 1).timeMillis());
        Plot plot = new Plot(time.from(), time.to(), least - room, most + room, "", "What 1 has become over time");
        int decimals = most - least < 0.05 ? 3 : 2;
        for (double level : Levels.between(least - room, most + room)) {
            plot.level(level, Markup.number(level, decimals));
        }
        plot.rule(time.from(), 1, time.to(), 1, "chance", true);
        time.draw(plot);
        plot.line(points(points, Figures.Equity::random), "chance", 1.2);
        plot.line(points(points, Figures.Equity::buyAndHold), "held", 1.4);
        plot.line(points(points, Figures.Equity::strategy), "own", 2.2);
        return "<p class=\"key\"><span><i style=\"background:var(--own)\"></i>following the signals</span>"
                + "<span><i style=\"background:var(--held)\"></i>buy and hold</span>"
                + "<span><i style=\"background:var(--chance)\"></i>at random, same turnover</span></p>"
                + plot.html();
    }

    private static List<double[]> points(List<Figures.Equity> points, ToDoubleFunction<Figures.Equity> value) {
        List<double[]> line = new ArrayList<>();
        for (Figures.Equity point : points) {
            line.add(new double[] {point.timeMillis(), value.applyAsDouble(point)});
        }
        return line;
    }
}
