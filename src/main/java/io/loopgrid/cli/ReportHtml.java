package io.loopgrid.cli;

import io.loopgrid.evaluation.LearningReport;
import io.loopgrid.evaluation.TradingReport;
import io.loopgrid.replay.Figures;
import io.loopgrid.replay.ReplayReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A report as one page that needs nothing else: no network, no scripts, and nothing in it can become one. */
final class ReportHtml {
    private static final String STYLE_SHEET = "report.css";

    private final RunReport run;
    private final LearningReport learning;
    private final Figures figures;
    private final StringBuilder html = new StringBuilder(65_536);

    ReportHtml(RunReport run) {
        this.run = run;
        this.learning = run.replay().learning();
        this.figures = run.replay().figures();
    }

    /** The page. */
    String page() {
        html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                // Should ever a word get past the escapes: a page that may load and run nothing does no harm.
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
                .append("style-src 'unsafe-inline'\">")
                .append("<title>Loopgrid replay</title><style>\n")
                .append(style())
                .append("</style></head><body><main>\n");
        head();
        verdicts();
        tiles();
        trading();
        scores();
        shapes();
        words();
        counts();
        repeat();
        return html.append("</main></body></html>\n").toString();
    }

    private static String style() {
        try (InputStream sheet = ReportHtml.class.getResourceAsStream(STYLE_SHEET)) {
            return new String(Objects.requireNonNull(sheet, STYLE_SHEET).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(STYLE_SHEET + " must be readable", e);
        }
    }

    private void head() {
        ReplayReport.Input input = run.replay().input();
        html.append("<header><h1>Could it have been foretold?</h1><p>A replay of ")
                .append(Markup.count(input.tweets()))
                .append(" tweets, ")
                .append(Markup.count(input.prices()))
                .append(" prices and ")
                .append(Markup.count(input.questions()))
                .append(" questions from ")
                .append(Markup.minute(input.fromMillis()))
                .append(" to ")
                .append(Markup.minute(input.toMillis()))
                .append(" UTC. Every prediction was made before its label was known.</p></header>\n");
    }

    private void verdicts() {
        verdict(
                "The predictions",
                learning.verdict(),
                Verdicts.ofLearning(learning),
                Verdicts.becauseOfLearning(learning));
        TradingReport trading = run.replay().trading();
        if (trading != null) {
            verdict("The trades", trading.verdict(), Verdicts.ofTrading(trading), Verdicts.becauseOfTrading(trading));
        }
    }

    private void verdict(String about, String verdict, String says, String because) {
        html.append("<section class=\"verdict ")
                .append(Verdicts.isEdge(verdict) ? "edge" : "none")
                .append("\"><h3>")
                .append(about)
                .append("</h3><b class=\"word\">")
                .append(Markup.escaped(says))
                .append("</b><p>")
                .append(Markup.escaped(because))
                .append("</p></section>\n");
    }

    private void tiles() {
        html.append("<div class=\"tiles\">");
        tile(Markup.percent(learning.accuracy()), "right, of " + Markup.count(learning.scored()));
        tile(Markup.percent(learning.baselines().majority().accuracy()), "right by the most frequent class");
        tile(Markup.number(learning.mcc(), 3), "MCC, 0 is chance");
        tile(Markup.change(learning.logLossSkill()), "log-loss skill");
        tile(Markup.percent(learning.ece()), "calibration error");
        TradingReport trading = run.replay().trading();
        if (trading != null) {
            tile(Markup.change(trading.strategy().totalReturn()), "return after costs");
        }
        html.append("</div>\n");
    }

    private void tile(String number, String name) {
        html.append("<div><b>").append(number).append("</b><span>").append(name).append("</span></div>");
    }

    private void trading() {
        TradingReport trading = run.replay().trading();
        if (trading == null) {
            return;
        }
        open("What 1 would have become");
        html.append(EquityChart.html(figures.equity())).append(ScoreTables.trading(trading));
        String range =
                Markup.range(trading.interval95().stream().map(x -> 100 * x).toList());
        note("A signal is filled at the first price after it."
                + (range.isEmpty() || trading.strategy().trades() == 0
                        ? ""
                        : " The mean log return of a day (of an hour when there are fewer than 20 days, of a minute when there"
                                + " are fewer than 5 hours), without what the market's own rise explains, is " + range
                                + " % with 95 % confidence: an edge would lie wholly above 0."));
        html.append("</section>\n");
    }

    private void scores() {
        open("Skill over time");
        html.append(ScoreChart.html(figures.scores(), figures.drifts()));
        note(
                "How much less the probabilities lost than the shares of the classes so far: above 0 they knew something.");
        html.append("</section>\n");
        open("Beside what looks at no tweet");
        html.append(ScoreTables.baselines(learning));
        note(
                "Small numbers: where the score lies with 95 % confidence, when whole stretches of time are drawn anew, all"
                        + " symbols together. The verdict is an edge only when the interval of the skill lies wholly above 0.");
        html.append("</section>\n");
    }

    private void shapes() {
        html.append("<div class=\"two\">");
        open("Is it as sure as it is right?");
        html.append(CalibrationChart.html(figures.calibration()));
        note("On the line it is. A larger dot stands for more predictions.");
        html.append("</section>");
        open("What it said for what was");
        html.append(ScoreTables.confusion(figures.labels(), figures.confusion()));
        note("Shares of the labels: " + shares() + ". " + flatBand());
        html.append("</section></div>\n");
    }

    private String shares() {
        StringBuilder shares = new StringBuilder();
        learning.classShares()
                .forEach((label, share) -> shares.append(shares.isEmpty() ? "" : ", ")
                        .append(label)
                        .append(' ')
                        .append(Markup.percent(share)));
        return shares.toString();
    }

    private String flatBand() {
        return Double.isNaN(learning.flatBand())
                ? ""
                : "FLAT is a return of at most " + Markup.number(100 * learning.flatBand(), 3) + " %, at the end.";
    }

    private void words() {
        if (figures.words().isEmpty() && figures.map().isEmpty()) {
            return;
        }
        String away = figures.labels().get(0);
        String towards = figures.labels().get(figures.labels().size() - 1);
        html.append("<div class=\"two\">");
        open("Words that pulled hardest");
        html.append(ScoreTables.words(figures.words(), towards, away));
        note("The mean of what a word gave to logit(" + towards + ") − logit(" + away
                + ") where it was among the heaviest of a prediction.");
        html.append("</section>");
        open("Words that mattered, by meaning");
        html.append(WordMap.html(figures));
        note("Words used alike lie near one another (two principal components of their embeddings).");
        html.append("</section></div>\n");
    }

    private void counts() {
        open("What was counted");
        list(run.counts());
        html.append("</section>\n");
    }

    private void repeat() {
        open("To repeat it");
        list(run.settings());
        html.append("<dl>");
        entry("words with a vector", Markup.count(run.replay().words()));
        entry("tokens trained on", Markup.percent(run.replay().wordsTrainedShare()));
        entry("known labels learned", Markup.percent(run.replay().labelsLearnedShare()));
        entry(
                "time taken",
                Markup.number(run.seconds(), 1) + " s, " + Markup.number(run.tweetsPerSecond(), 0) + " tweets/s");
        html.append("<dt>input, SHA-256</dt><dd><code>").append(run.sha256()).append("</code></dd>");
        html.append("<dt>model, SHA-256</dt><dd><code>")
                .append(run.replay().modelHash())
                .append("</code></dd></dl></section>\n");
    }

    private void list(Map<String, ?> entries) {
        html.append("<dl>");
        entries.forEach((name, value) ->
                entry(name, value instanceof Long count ? Markup.count(count) : String.valueOf(value)));
        html.append("</dl>");
    }

    private void entry(String name, String value) {
        html.append("<dt>")
                .append(Markup.escaped(name))
                .append("</dt><dd>")
                .append(Markup.escaped(value))
                .append("</dd>");
    }

    private void open(String title) {
        html.append("<section><h2>").append(title).append("</h2>");
    }

    private void note(String text) {
        html.append("<p class=\"note\">").append(Markup.escaped(text)).append("</p>");
    }
}
