package io.loopgrid.cli;

import io.loopgrid.evaluation.LearningReport;
import io.loopgrid.evaluation.Performance;
import io.loopgrid.evaluation.Scores;
import io.loopgrid.evaluation.TradingReport;
import io.loopgrid.replay.Figures;
import io.loopgrid.replay.ReplayReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A report as one page that needs nothing else: no network, no scripts. */
final class ReportHtml {
    private static final String STYLE = """
            :root{--ink:#1c2330;--soft:#6b7484;--line:#e3e7ee;--blue:#2563eb;--up:#15803d;--down:#b91c1c;--paper:#fff;--back:#f6f7f9}
            @media(prefers-color-scheme:dark){:root{--ink:#e7eaf0;--soft:#98a2b3;--line:#2b3240;--blue:#7aa2ff;--up:#4ade80;--down:#f87171;--paper:#171b23;--back:#0f1218}}
            body{margin:0;background:var(--back);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
            main{max-width:960px;margin:0 auto;padding:32px 20px}
            h1{font-size:24px;margin:0}h2{font-size:16px;margin:0 0 12px}
            p{color:var(--soft);margin:4px 0 0}section{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:18px;margin-top:18px;overflow-x:auto}
            .two{display:grid;grid-template-columns:repeat(auto-fit,minmax(380px,1fr));gap:18px}.two section{margin-top:0}.two{margin-top:18px}
            table{border-collapse:collapse;width:100%}th,td{text-align:right;padding:5px 8px;border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums}
            th:first-child,td:first-child{text-align:left}th{color:var(--soft);font-weight:500}
            .verdict{display:inline-block;border-radius:99px;padding:2px 12px;font-weight:600;border:1px solid}
            .edge{color:var(--up)}.none{color:var(--soft)}
            svg{width:100%;height:auto;display:block}svg text{fill:var(--soft);font-size:11px}
            code{font-size:12px;overflow-wrap:anywhere}
            """;

    private final RunReport run;
    private final StringBuilder html = new StringBuilder(16_384);

    ReportHtml(RunReport run) {
        this.run = run;
    }

    /** The page. */
    String page() {
        html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append("<title>Loopgrid replay</title><style>\n")
                .append(STYLE)
                .append("</style></head><body><main>\n");
        head();
        learning(run.replay().learning());
        TradingReport trading = run.replay().trading();
        if (trading != null) {
            trading(trading);
        }
        figures(run.replay().figures());
        foot();
        return html.append("</main></body></html>\n").toString();
    }

    private void head() {
        ReplayReport.Input input = run.replay().input();
        html.append("<h1>Replay</h1>");
        paragraph(
                "%,d tweets, %,d prices and %,d questions from %s to %s, in %.1f s (%,.0f tweets/s).",
                input.tweets(),
                input.prices(),
                input.questions(),
                Instant.ofEpochMilli(input.fromMillis()),
                Instant.ofEpochMilli(input.toMillis()),
                run.seconds(),
                run.tweetsPerSecond());
    }

    private void learning(LearningReport learning) {
        html.append("<section><h2>Was it foretold? ");
        verdict(learning.verdict());
        html.append("</h2><table>")
                .append(row("th", "", "accuracy", "balanced", "MCC", "macro F1", "log loss", "Brier", "ECE"));
        scores(
                "Loopgrid",
                new Scores(
                        learning.accuracy(),
                        learning.balancedAccuracy(),
                        learning.mcc(),
                        learning.macroF1(),
                        learning.logLoss(),
                        learning.brier(),
                        learning.ece()));
        scores("most frequent class", learning.baselines().majority());
        scores("class shares", learning.baselines().prior());
        scores("as last time", learning.baselines().noChange());
        scores("the opposite of last time", learning.baselines().reversal());
        html.append("</table>");
        paragraph(
                "%,d predictions scored. 95 %% intervals: accuracy %s, MCC %s, skill %s (1 - log loss / log loss of the"
                        + " class shares). An edge is a skill whose interval lies above 0.",
                learning.scored(),
                interval(learning.interval95().accuracy()),
                interval(learning.interval95().mcc()),
                interval(learning.interval95().logLossSkill()));
        StringBuilder shares = new StringBuilder();
        learning.classShares()
                .forEach((label, share) ->
                        shares.append(escaped(label)).append(String.format(Locale.ROOT, " %.1f %%, ", 100 * share)));
        paragraph("Shares of the labels: %s flat band %s.", shares, number(learning.flatBand()));
        html.append("</section>\n");
    }

    private void scores(String name, Scores s) {
        html.append(row(
                "td",
                name,
                number(s.accuracy()),
                number(s.balancedAccuracy()),
                number(s.mcc()),
                number(s.macroF1()),
                number(s.logLoss()),
                number(s.brier()),
                number(s.ece())));
    }

    private void trading(TradingReport trading) {
        html.append("<section><h2>Would it have paid? ");
        verdict(trading.verdict());
        html.append("</h2><table>").append(row("th", "", "return", "Sharpe", "worst fall", "turnover", "trades"));
        performance("Loopgrid", trading.strategy());
        performance("buy and hold", trading.buyAndHold());
        performance("at random, same turnover", trading.randomSameTurnover());
        html.append("</table>");
        paragraph(
                "After a fee of %s and slippage of %s of each trade, filled at the first price after the signal. 95 %%"
                        + " interval of the mean log return of a day (an hour when there are few days): %s.",
                number(trading.fee()), number(trading.slippage()), interval(trading.interval95()));
        html.append(EquityChart.svg(run.replay().figures().equity())).append("</section>\n");
    }

    private void performance(String name, Performance p) {
        html.append(row(
                "td",
                name,
                percent(p.totalReturn()),
                number(p.sharpe()),
                percent(-p.maxDrawdown()),
                number(p.turnover()),
                Long.toString(p.trades())));
    }

    private void figures(Figures figures) {
        html.append("<div class=\"two\"><section><h2>Is it as right as it says?</h2>")
                .append(CalibrationChart.svg(figures.calibration()))
                .append("</section><section><h2>What it said for what was</h2><table>");
        StringBuilder header = new StringBuilder("<tr><th>label \\ predicted</th>");
        figures.labels()
                .forEach(label -> header.append("<th>").append(escaped(label)).append("</th>"));
        html.append(header).append("</tr>");
        for (int label = 0; label < figures.labels().size(); label++) {
            confusionRow(figures.labels().get(label), figures.confusion().get(label), label);
        }
        html.append("</table></section></div>\n");
        if (!figures.words().isEmpty()) {
            words(figures);
        }
    }

    private void confusionRow(String label, List<Long> counts, int right) {
        double all = Math.max(1, counts.stream().mapToLong(Long::longValue).sum());
        html.append("<tr><td>").append(escaped(label)).append("</td>");
        for (int predicted = 0; predicted < counts.size(); predicted++) {
            String colour = predicted == right ? "var(--up)" : "var(--down)";
            html.append(String.format(
                    Locale.ROOT,
                    "<td style=\"background:color-mix(in srgb,%s %.0f%%,transparent)\">%,d</td>",
                    colour,
                    45 * counts.get(predicted) / all,
                    counts.get(predicted)));
        }
        html.append("</tr>");
    }

    private void words(Figures figures) {
        String towards = figures.labels().get(figures.labels().size() - 1);
        String away = figures.labels().get(0);
        html.append("<section><h2>Words that pulled hardest</h2><table>")
                .append(row("th", "word", "towards", "mean weight", "predictions"));
        for (Figures.Pull pull : figures.words()) {
            html.append(row(
                    "td",
                    escaped(pull.word()),
                    escaped(pull.weight() > 0 ? towards : away),
                    number(pull.weight()),
                    String.format(Locale.ROOT, "%,d", pull.times())));
        }
        html.append("</table>");
        paragraph(
                "The weight is what a word gave to logit(%s) - logit(%s), where it was among the five heaviest.",
                escaped(towards), escaped(away));
        html.append("</section>\n");
    }

    private void foot() {
        ReplayReport replay = run.replay();
        html.append("<section><h2>To repeat it</h2>");
        paragraph(
                "Seed %d. %,d words have a vector; %s of the tokens were trained on, %s of the known labels learned.",
                replay.seed(),
                replay.words(),
                percent(replay.wordsTrainedShare()),
                percent(replay.labelsLearnedShare()));
        paragraph("Input <code>%s</code>", run.sha256());
        paragraph("Model <code>%s</code>", replay.modelHash());
        html.append("</section>\n");
    }

    private void verdict(String verdict) {
        html.append("<span class=\"verdict ")
                .append(verdict.equals("edge") ? "edge" : "none")
                .append("\">")
                .append(verdict)
                .append("</span>");
    }

    private void paragraph(String format, Object... values) {
        html.append("<p>").append(String.format(Locale.ROOT, format, values)).append("</p>");
    }

    private static String row(String tag, String... cells) {
        StringBuilder row = new StringBuilder("<tr>");
        for (String cell : cells) {
            row.append('<')
                    .append(tag)
                    .append('>')
                    .append(cell)
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        return row.append("</tr>").toString();
    }

    private static String interval(List<Double> interval) {
        return "[" + number(interval.get(0)) + ", " + number(interval.get(1)) + "]";
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String percent(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
