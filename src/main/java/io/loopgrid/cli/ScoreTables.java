package io.loopgrid.cli;

import io.loopgrid.evaluation.LearningReport;
import io.loopgrid.evaluation.Performance;
import io.loopgrid.evaluation.Scores;
import io.loopgrid.evaluation.TradingReport;
import io.loopgrid.replay.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of a report. Cells are markup: whoever fills one escapes what files have said. */
final class ScoreTables {
    private static final int STRONGEST_COLOUR = 55;
    private static final int LONGEST_BAR = 90;
    private static final List<Double> UNKNOWN = List.of(Double.NaN, Double.NaN);

    private ScoreTables() {}

    /** The scores beside those of what looks at no tweet, with intervals. */
    static String baselines(LearningReport l) {
        LearningReport.Intervals within = l.interval95();
        Map<String, List<Double>> of = within.baselineAccuracy();
        StringBuilder table =
                open("", "accuracy", "MCC", "log-loss skill", "balanced", "macro F1", "log loss", "Brier", "ECE");
        Scores own =
                new Scores(l.accuracy(), l.balancedAccuracy(), l.mcc(), l.macroF1(), l.logLoss(), l.brier(), l.ece());
        double prior = l.baselines().prior().logLoss();
        table.append(row("own", "Loopgrid", own, within.accuracy(), within.mcc(), within.logLossSkill(), prior));
        table.append(
                guess("most frequent class", l.baselines().majority(), of.getOrDefault("majority", UNKNOWN), prior));
        table.append(guess("shares so far", l.baselines().prior(), of.getOrDefault("majority", UNKNOWN), prior));
        table.append(guess("as last time", l.baselines().noChange(), of.getOrDefault("noChange", UNKNOWN), prior));
        table.append(
                guess("opposite of last time", l.baselines().reversal(), of.getOrDefault("reversal", UNKNOWN), prior));
        return close(table);
    }

    private static String guess(String name, Scores scores, List<Double> accuracy, double prior) {
        return row("", name, scores, accuracy, UNKNOWN, UNKNOWN, prior);
    }

    private static String row(
            String kind,
            String name,
            Scores s,
            List<Double> accuracy,
            List<Double> mcc,
            List<Double> skill,
            double prior) {
        return row(
                kind,
                name,
                within(s.accuracy(), accuracy),
                within(s.mcc(), mcc),
                within(1 - s.logLoss() / prior, skill),
                Markup.number(s.balancedAccuracy()),
                Markup.number(s.macroF1()),
                Markup.number(s.logLoss()),
                Markup.number(s.brier()),
                Markup.number(s.ece()));
    }

    private static String within(double value, List<Double> interval) {
        String range = Markup.range(interval);
        return Markup.number(value) + (range.isEmpty() ? "" : "<small>" + range + "</small>");
    }

    /** What trading returned, beside holding and chance. */
    static String trading(TradingReport trading) {
        StringBuilder table = open("", "return", "Sharpe", "worst fall", "turnover", "trades");
        table.append(performance("own", "following the signals", trading.strategy()));
        table.append(performance("", "buy and hold", trading.buyAndHold()));
        table.append(performance("", "at random, same turnover", trading.randomSameTurnover()));
        return close(table);
    }

    private static String performance(String kind, String name, Performance p) {
        return row(
                kind,
                name,
                Markup.change(p.totalReturn()),
                Markup.number(p.sharpe(), 2),
                Markup.change(-p.maxDrawdown()),
                Markup.number(p.turnover(), 1),
                Markup.count(p.trades()));
    }

    /** How often each class was predicted for each true one; the darker, the larger its part of the row. */
    static String confusion(List<String> labels, List<List<Long>> counts) {
        String[] header = new String[labels.size() + 1];
        header[0] = "was \\ said";
        for (int c = 0; c < labels.size(); c++) {
            header[c + 1] = Markup.escaped(labels.get(c));
        }
        StringBuilder table = open(header);
        for (int label = 0; label < labels.size(); label++) {
            List<Long> row = counts.get(label);
            double all = Math.max(1, row.stream().mapToLong(Long::longValue).sum());
            table.append("<tr><td>").append(Markup.escaped(labels.get(label))).append("</td>");
            for (int said = 0; said < row.size(); said++) {
                table.append(String.format(
                        Locale.ROOT,
                        "<td class=\"heat\" style=\"background:color-mix(in srgb,var(--%s) %.0f%%,transparent)\">%,d</td>",
                        said == label ? "up" : "down",
                        STRONGEST_COLOUR * row.get(said) / all,
                        row.get(said)));
            }
            table.append("</tr>");
        }
        return close(table);
    }

    /** The words that pulled hardest, with a bar for how hard. */
    static String words(List<Figures.Pull> pulls, String towards, String away) {
        double most = pulls.stream()
                .mapToDouble(pull -> Math.abs(pull.weight()))
                .max()
                .orElse(1);
        StringBuilder table = open("word", "pulls towards", "weight", "predictions");
        for (Figures.Pull pull : pulls) {
            boolean isUp = pull.weight() > 0;
            String bar = String.format(
                    Locale.ROOT,
                    "<span class=\"%1$s\">%2$s</span> <span class=\"bar\" style=\"background:var(--%1$s);width:%3$.0fpx\"></span>",
                    isUp ? "up" : "down",
                    Markup.escaped(isUp ? towards : away),
                    LONGEST_BAR * Math.abs(pull.weight()) / Math.max(1e-12, most));
            table.append("<tr><td class=\"word\">")
                    .append(Markup.escaped(pull.word()))
                    .append("</td><td style=\"text-align:left\">")
                    .append(bar)
                    .append("</td><td>")
                    .append(String.format(Locale.ROOT, "%+.3f", pull.weight()))
                    .append("</td><td>")
                    .append(Markup.count(pull.times()))
                    .append("</td></tr>");
        }
        return close(table);
    }

    private static StringBuilder open(String... header) {
        StringBuilder table = new StringBuilder("<div class=\"scroll\"><table><thead><tr>");
        Arrays.stream(header).forEach(cell -> table.append("<th>").append(cell).append("</th>"));
        return table.append("</tr></thead><tbody>");
    }

    private static String close(StringBuilder table) {
        return table.append("</tbody></table></div>\n").toString();
    }

    private static String row(String kind, String... cells) {
        List<String> row = new ArrayList<>();
        Arrays.stream(cells).forEach(cell -> row.add("<td>" + cell + "</td>"));
        return "<tr class=\"" + kind + "\">" + String.join("", row) + "</tr>";
    }
}
