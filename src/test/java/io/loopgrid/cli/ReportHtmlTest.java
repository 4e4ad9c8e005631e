package io.loopgrid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.evaluation.PaperTrading;
import io.loopgrid.evaluation.Scorecard;
import io.loopgrid.replay.Figures;
import io.loopgrid.replay.ReplayReport;
import io.loopgrid.signal.Action;
import io.loopgrid.word2vec.WordPlane;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReportHtmlTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&\u202e\ud800";
    private static final long HOUR = 3_600_000;
    private static final List<String> MARKET = List.of("DOWN", "FLAT", "UP");

    @Test
    void showsHostileTextAndRunsNoneOfIt() {
        String page = page(List.of("a", HOSTILE), 0.5, true);
        assertThat(page)
                .contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;")
                .doesNotContain("<img", "\u202e", "\ud800")
                .contains("default-src 'none'");
    }

    @Test
    void loadsNothing() {
        assertThat(page(MARKET, 0.5, true))
                .doesNotContain("http:", "https:", "<script", "<link", "url(", "@import", "src=\"");
    }

    @Test
    void saysAnEdgeInPlainWordsWhenThereIsOne() {
        assertThat(page(MARKET, 0.6, false))
                .contains("An edge: UP was told from DOWN better than chance explains.")
                .contains("class=\"verdict edge\"");
        assertThat(page(List.of("no", "yes"), 0.6, false)).contains("An edge: the answers were foretold");
    }

    @Test
    void saysNoEdgeInPlainWordsWhenThereIsNone() {
        assertThat(page(MARKET, 0, false))
                .contains("No edge: what was foretold is within what chance explains.")
                .doesNotContain("class=\"verdict edge\"");
    }

    @Test
    void saysWhenNothingCanBeTold() {
        assertThat(page(new Scorecard(3), MARKET, false)).contains("Nothing to judge: no prediction got its label.");
        Scorecard few = new Scorecard(3);
        few.add(new float[] {0.2f, 0.3f, 0.5f}, 2, 2, -1, 0, 1);
        assertThat(page(few, MARKET, false)).contains("Too little to tell");
    }

    @Test
    void marksWhereSomethingChanged() {
        assertThat(page(MARKET, 0.5, true)).contains("class=\"mark\"", "the error rose", "something changed");
        assertThat(page(MARKET, 0.5, false)).doesNotContain("class=\"mark\"");
    }

    private static String page(List<String> labels, double known, boolean hasDrift) {
        Random random = new Random(3);
        Scorecard card = new Scorecard(labels.size());
        for (int i = 0; i < 3_000; i++) {
            int label = random.nextInt(labels.size());
            int guess = random.nextDouble() < known ? label : random.nextInt(labels.size());
            float[] probabilities = new float[labels.size()];
            Arrays.fill(probabilities, 0.4f / (labels.size() - 1));
            probabilities[guess] = 0.6f;
            card.add(probabilities, guess, label, -1, i * HOUR / 30, 1_000);
        }
        return page(card, labels, hasDrift);
    }

    private static String page(Scorecard card, List<String> labels, boolean hasDrift) {
        PaperTrading trading = new PaperTrading(0.001, 0.0005, 1);
        trading.signal(0, Action.BUY, HOUR);
        trading.price(1, 100);
        trading.price(HOUR, 101);
        List<Figures.Drift> drifts =
                hasDrift ? List.of(new Figures.Drift(20 * HOUR, "the error rose " + HOSTILE)) : List.of();
        Figures figures = new Figures(
                labels,
                card.confusion(),
                card.calibration(),
                card.overTime(),
                drifts,
                List.of(new Figures.Equity(0, 1, 1, 1), new Figures.Equity(HOUR, 1.01, 1.02, 0.99)),
                List.of(new Figures.Pull(HOSTILE, 0.5, 9), new Figures.Pull("moon", -0.2, 7)),
                List.of(new WordPlane.Place(HOSTILE, 0.1, 0.2), new WordPlane.Place("moon", -1, 1)));
        ReplayReport report = new ReplayReport(
                new ReplayReport.Input(3, 2, 1, 0, HOUR),
                card.report(labels, Double.NaN, 1),
                trading.report(1),
                10,
                0.5,
                1,
                "00ff",
                1,
                Map.of(),
                figures);
        return new ReportHtml(new RunReport(report, "ff00", 1.5, Map.of("horizon", HOSTILE), Map.of("tweets", 3L)))
                .page();
    }
}
