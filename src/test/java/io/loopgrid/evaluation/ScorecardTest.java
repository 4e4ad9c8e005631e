package io.loopgrid.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ScorecardTest {
    private static final List<String> LABELS = List.of("DOWN", "FLAT", "UP");
    private static final long MINUTE = 60_000;

    private final Scorecard card = new Scorecard(3);
    private long nowMillis;

    @Test
    void computesTheScoresOfThreePredictionsAsByHand() {
        add(0.2f, 0.3f, 0.5f, 2, -1);
        add(0.6f, 0.3f, 0.1f, 0, 2);
        add(0.2f, 0.5f, 0.3f, 2, 0);
        Scores scores = card.scores();
        assertThat(scores.accuracy()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(scores.balancedAccuracy()).isCloseTo((1 + 0.5) / 2, within(1e-9));
        double logLoss = -(Math.log(0.5) + Math.log(0.6) + Math.log(0.3)) / 3;
        assertThat(scores.logLoss()).isCloseTo(logLoss, within(1e-6));
        double brier = (0.04 + 0.09 + 0.25 + 0.16 + 0.09 + 0.01 + 0.04 + 0.25 + 0.49) / 3;
        assertThat(scores.brier()).isCloseTo(brier, within(1e-6));
        // Two predictions in the bin of 0.5 of which one was right, one in the bin of 0.6 that was right.
        assertThat(scores.ece()).isCloseTo((Math.abs(1 - 1.0) + Math.abs(1 - 0.6)) / 3, within(1e-6));
    }

    @Test
    void comparesTheLogLossWithThatOfTheSharesSoFar() {
        add(0.2f, 0.3f, 0.5f, 2, -1);
        add(0.6f, 0.3f, 0.1f, 0, 2);
        // Shares with 1, 8, 64, 512 or 4,096 of each taken as seen: 1/3 for the first label, and for the second the
        // mean.
        double second = (1.0 / 4 + 8.0 / 25 + 64.0 / 193 + 512.0 / 1537 + 4096.0 / 12_289) / 5;
        double prior = -(Math.log(1.0 / 3) + Math.log(second));
        double model = -(Math.log(0.5) + Math.log(0.6));
        assertThat(card.logLossSkill()).isCloseTo(1 - model / prior, within(1e-6));
    }

    @Test
    void scoresTheBaselinesByWhatWasKnownThen() {
        int[] labels = {2, 0, 2, 0, 2, 2};
        int[] previous = {-1, 2, 0, 2, 0, 2};
        for (int i = 0; i < labels.length; i++) {
            add(0.3f, 0.3f, 0.4f, labels[i], previous[i]);
        }
        BaselineScores baselines = report().baselines();
        assertThat(baselines.noChange().accuracy()).isCloseTo(1.0 / 6, within(1e-9));
        assertThat(baselines.reversal().accuracy()).isCloseTo(4.0 / 6, within(1e-9));
        // At first DOWN wins the tie, then UP, DOWN wins the next tie and so on: right when it was DOWN's or UP's turn.
        assertThat(baselines.majority().accuracy()).isEqualTo(baselines.prior().accuracy());
    }

    @Test
    void givesTheShareOfEachClass() {
        add(0.2f, 0.3f, 0.5f, 2, -1);
        add(0.2f, 0.3f, 0.5f, 2, -1);
        add(0.2f, 0.3f, 0.5f, 0, -1);
        add(0.2f, 0.3f, 0.5f, 1, -1);
        assertThat(report().classShares())
                .containsEntry("DOWN", 0.25)
                .containsEntry("FLAT", 0.25)
                .containsEntry("UP", 0.5);
    }

    @Test
    void tellsTheDirectionApartFromTheSizeOfAMove() {
        add(0.2f, 0.7f, 0.1f, 0, -1);
        add(0.2f, 0.7f, 0.1f, 1, -1);
        add(0.1f, 0.6f, 0.3f, 2, -1);
        // Two labels are a move: DOWN was 2/3 of both sides, UP 3/4 of both.
        double model = -(Math.log(2.0 / 3) + Math.log(0.75));
        double second = (1.0 / 3 + 8.0 / 17 + 64.0 / 129 + 512.0 / 1025 + 4096.0 / 8193) / 5;
        double prior = -(Math.log(0.5) + Math.log(second));
        assertThat(report().directionSkill()).isCloseTo(1 - model / prior, within(1e-6));
        assertThat(card.report(List.of("a", "b", "c"), Double.NaN, 7).directionSkill())
                .isNaN();
    }

    @Test
    void tellsNothingOfFewerThanFiveHorizons() {
        for (int i = 0; i < 600; i++) {
            card.add(new float[] {0.1f, 0.1f, 0.8f}, 2, i % 10 < 8 ? 2 : 0, -1, i * MINUTE, 120 * MINUTE);
        }
        LearningReport report = report();
        assertThat(report.interval95().logLossSkill()).containsExactly(Double.NaN, Double.NaN);
        assertThat(report.verdict()).isEqualTo("no edge");
    }

    @Test
    void knowsNothingWhenEmpty() {
        LearningReport report = report();
        assertThat(report.scored()).isZero();
        assertThat(report.accuracy()).isNaN();
        assertThat(report.verdict()).isEqualTo("no edge");
    }

    @Test
    void survivesAPredictionOfTheImpossible() {
        add(1, 0, 0, 2, -1);
        assertThat(card.scores().logLoss()).isBetween(20.0, 30.0);
    }

    @Test
    void hasTheSameIntervalsForTheSameSeed() {
        fill(card, 500);
        assertThat(report()).isEqualTo(report());
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() throws IOException {
        fill(card, 3000);
        Scorecard copy = Copies.copy(card::write, Scorecard::read);
        fill(card, 500);
        fill(copy, 500);
        assertThat(copy.report(LABELS, 0.001, 7)).isEqualTo(report());
    }

    @Test
    void staysSmallOverDecades() throws IOException {
        for (int day = 0; day < 20_000; day++) {
            card.add(new float[] {0.3f, 0.3f, 0.4f}, 2, day % 3, -1, day * Blocks.DAY_MILLIS, MINUTE);
        }
        assertThat(Copies.bytes(card::write)).hasSizeLessThan(140_000);
        assertThat(card.scored()).isEqualTo(20_000);
    }

    @Test
    void takesUpToThirtyTwoClasses() {
        Scorecard many = new Scorecard(32);
        float[] probabilities = new float[32];
        probabilities[31] = 1;
        many.add(probabilities, 31, 31, 0, 0, 1);
        assertThat(many.scores().accuracy()).isEqualTo(1);
        assertThatThrownBy(() -> new Scorecard(33)).hasMessage("classes must be 2 to 32 but was 33");
    }

    private void add(float down, float flat, float up, int label, int previous) {
        float[] probabilities = {down, flat, up};
        int predicted = up > flat && up > down ? 2 : down > flat ? 0 : 1;
        card.add(probabilities, predicted, label, previous, nowMillis, 1);
        nowMillis++;
    }

    private LearningReport report() {
        return card.report(LABELS, 0.001, 7);
    }

    private static void fill(Scorecard card, int count) {
        Random random = new Random(count);
        for (int i = 0; i < count; i++) {
            int label = random.nextInt(3);
            float up = random.nextFloat();
            card.add(
                    new float[] {(1 - up) / 2, (1 - up) / 2, up},
                    up > 0.4 ? 2 : 0,
                    label,
                    label,
                    i * 10L * MINUTE,
                    MINUTE);
        }
    }
}
