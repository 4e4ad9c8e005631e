package io.loopgrid.replay;

import static io.loopgrid.replay.SmallWorld.BTC;
import static io.loopgrid.replay.SmallWorld.MINUTE;
import static io.loopgrid.replay.SmallWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopgrid.event.Correction;
import io.loopgrid.event.Label;
import io.loopgrid.feedback.Outcome;
import io.loopgrid.loop.Prediction;
import io.loopgrid.loop.PredictionState;
import io.loopgrid.loop.Totals;
import io.loopgrid.signal.Signal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The loop closes: what the market did and what people say changes the next signal. */
class LearningLoopTest {
    private static final String TEXT = "bitcoin goes to the moon today";

    private final SmallWorld world = new SmallWorld();

    /** Enough history for every span's returns and the flat band, and words that have vectors. */
    private void warmUp() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 60; i++) {
            world.price(START - (60 - i) * MINUTE, 100 + random.nextDouble());
            world.tweet("w" + i, START - (60 - i) * MINUTE, TEXT);
        }
    }

    private static double logOdds(Signal signal, Label label) {
        return Math.log(signal.probability(label) / (1.0 - signal.probability(label)));
    }

    @Test
    void learnsFromWhatTheMarketDid() {
        warmUp();
        world.price(START, 100);
        Signal before = world.tweet("1", START, TEXT);
        world.prices(START + MINUTE, START + 6 * MINUTE, 101, 1.01);

        PredictionState state = world.prediction("BTC:1");
        assertThat(state.status()).isEqualTo(PredictionState.Status.LABELLED);
        assertThat(state.priceLabel()).isEqualTo(Label.UP);
        assertThat(world.outcomes)
                .filteredOn(outcome -> outcome.signal().equals("BTC:1"))
                .singleElement()
                .satisfies(outcome -> {
                    assertThat(outcome.source()).isEqualTo(Outcome.Source.PRICE);
                    assertThat(outcome.label()).isEqualTo(Label.UP);
                    assertThat(outcome.timeMillis()).isEqualTo(START + 5 * MINUTE);
                    assertThat(outcome.change()).isCloseTo(100.0 * 1.01 * Math.pow(1.01, 4) / 100 - 1, within(1e-9));
                });
        assertThat(world.replica.advances()).isPositive();
        Signal after = world.tweet("2", START, TEXT);
        assertThat(after.model().version()).isGreaterThan(before.model().version());
        assertThat(after.up()).isNotEqualTo(before.up());
    }

    @Test
    void aCorrectionChangesTheNextSignalAtOnce() {
        warmUp();
        world.tweet("1", START, TEXT);
        Signal before = world.ask(START, TEXT);
        Label right = before.mostProbable() == Label.UP ? Label.DOWN : Label.UP;
        world.correct("BTC:c1", "BTC:1", right, START + 1);
        Signal after = world.ask(START, TEXT);
        assertThat(logOdds(after, right)).isGreaterThan(logOdds(before, right) + 0.5);
        assertThat(world.outcomes.get(world.outcomes.size() - 1).source()).isEqualTo(Outcome.Source.CORRECTION);
    }

    @Test
    void aCorrectionIsLearnedOnce() {
        warmUp();
        world.tweet("1", START, TEXT);
        world.correct("BTC:c1", "BTC:1", Label.UP, START + 1);
        Signal once = world.ask(START, TEXT);
        world.correct("BTC:c1", "BTC:1", Label.UP, START + 2);
        Signal twice = world.ask(START, TEXT);
        assertThat(twice).isEqualTo(once);
        assertThat(world.total(Totals.CORRECTIONS)).isOne();
        assertThat(world.total(Totals.DUPLICATES)).isOne();
    }

    @Test
    void aRetractionRestoresWhatWasBeforeTheCorrection() {
        warmUp();
        world.tweet("1", START, TEXT);
        Signal before = world.ask(START, TEXT);
        world.correct("BTC:c1", "BTC:1", Label.DOWN, START + 1);
        world.retract("BTC:r1", "BTC:c1", START + 2);
        world.retract("BTC:r2", "BTC:c1", START + 3);
        Signal after = world.ask(START, TEXT);
        assertThat(after.down()).isCloseTo(before.down(), within(1e-5f));
        assertThat(world.prediction("BTC:1").verdicts()).isEmpty();
        assertThat(world.outcomes.get(world.outcomes.size() - 1).source()).isEqualTo(Outcome.Source.RETRACTION);
    }

    @Test
    void theLastCorrectionCountsUntilItIsRetracted() {
        warmUp();
        world.tweet("1", START, TEXT);
        world.correct("BTC:c1", "BTC:1", Label.DOWN, START + 1);
        Signal down = world.ask(START, TEXT);
        world.correct("BTC:c2", "BTC:1", Label.UP, START + 2);
        Signal up = world.ask(START, TEXT);
        world.retract("BTC:r1", "BTC:c2", START + 3);
        Signal downAgain = world.ask(START, TEXT);
        assertThat(up.up()).isGreaterThan(down.up());
        assertThat(downAgain.down()).isCloseTo(down.down(), within(1e-5f));
        assertThat(world.outcomes.get(world.outcomes.size() - 1).label()).isEqualTo(Label.DOWN);
    }

    @Test
    void aCorrectionTakesThePlaceOfThePriceLabelAndGivesItBack() {
        warmUp();
        world.price(START, 100);
        world.tweet("1", START, TEXT);
        world.correct("BTC:c1", "BTC:1", Label.DOWN, START + 1);
        long learned = world.total(Totals.LEARNED);
        world.prices(START + MINUTE, START + 6 * MINUTE, 101, 1.01);
        long others = world.total(Totals.OUTCOMES) - 1;
        assertThat(world.total(Totals.LEARNED)).isEqualTo(others);
        assertThat(world.prediction("BTC:1").priceLabel()).isEqualTo(Label.UP);
        world.retract("BTC:r1", "BTC:c1", START + 7 * MINUTE);
        assertThat(world.total(Totals.LEARNED)).isEqualTo(others + 1).isGreaterThan(learned);
    }

    @Test
    void aCorrectionOfASpanIsOneAveragedStepOverItsSignals() {
        warmUp();
        for (int i = 1; i < 30; i++) {
            world.tweet("" + i, START + i * 7_000L, TEXT);
        }
        Signal before = world.ask(START, TEXT);
        Label right = before.mostProbable() == Label.UP ? Label.DOWN : Label.UP;
        world.submit(new Correction.OfSpan(
                "BTC:s1", BTC, START + 5 * MINUTE, START, START + 4 * MINUTE, right, "ann", null));
        Signal after = world.ask(START, TEXT);
        assertThat(logOdds(after, right) - logOdds(before, right)).isBetween(0.5, 10.0);
        assertThat(world.prediction("BTC:7").verdicts()).hasSize(1);
        world.retract("BTC:r1", "BTC:s1", START + 6 * MINUTE);
        Signal restored = world.ask(START, TEXT);
        assertThat(restored.up()).isCloseTo(before.up(), within(1e-5f));
    }

    @Test
    void aCorrectionOfWhatIsNotKeptComesBackWithTheReason() {
        world.correct("BTC:c1", "BTC:404", Label.UP, START);
        assertThat(world.deadLetters).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo("signal: 'BTC:404' is not, or no longer, among the kept signals");
            assertThat(letter.origin().offset()).isEqualTo(7);
            assertThat(letter.origin().bytes()).asString().isEqualTo("BTC:c1");
        });
        world.retract("BTC:r1", "BTC:c9", START);
        assertThat(world.deadLetters.get(1).reason()).startsWith("retracts: 'BTC:c9' is not");
        assertThat(world.total(Totals.REFUSED)).isEqualTo(2);
    }

    @Test
    void anExplanationAddsUpToTheDifferenceOfTheLogits() {
        warmUp();
        world.correct("BTC:c1", "BTC:w59", Label.UP, START);
        Signal signal = world.tweet("1", START, TEXT);
        Prediction prediction = world.prediction("BTC:1").prediction();
        assertThat(prediction).isNotNull();
        double sum = 0;
        for (int i = 0; i < prediction.words().size(); i++) {
            sum += prediction.words().weight(i);
        }
        for (int i = 0; i < prediction.termCount(); i++) {
            sum += prediction.term(i);
        }
        assertThat(sum).isCloseTo(Math.log(signal.up() / signal.down()), within(1e-4));
        assertThat(sum).isNotZero();
    }

    @Test
    void aPredictionKnowsNothingOfLaterPrices() {
        SmallWorld other = new SmallWorld();
        for (SmallWorld each : new SmallWorld[] {world, other}) {
            each.prices(START - 60 * MINUTE, START, 100, 1.001);
            each.tweet("0", START - MINUTE, TEXT);
        }
        world.prices(START + MINUTE, START + 3 * MINUTE, 150, 1.01);
        other.prices(START + MINUTE, START + 3 * MINUTE, 50, 0.99);
        Signal inOne = world.tweet("1", START + MINUTE / 2, TEXT);
        Signal inOther = other.tweet("1", START + MINUTE / 2, TEXT);
        assertThat(inOne).isEqualTo(inOther);
    }

    @Test
    void aHorizonWithoutPricesIsMissingAndTeachesNothing() {
        warmUp();
        world.tweet("1", START, TEXT);
        world.price(START + 10 * 60 * MINUTE, 100);
        assertThat(world.prediction("BTC:1").status()).isEqualTo(PredictionState.Status.LABELLED);
        world.tweet("2", START + 15 * 60 * MINUTE, TEXT);
        world.price(START + 16 * 60 * MINUTE, 100);
        assertThat(world.prediction("BTC:2").status()).isEqualTo(PredictionState.Status.MISSING);
        assertThat(world.total(Totals.MISSING)).isOne();
    }

    @Test
    void theSameInputGivesTheSameSignals() {
        SmallWorld other = new SmallWorld();
        for (SmallWorld each : new SmallWorld[] {world, other}) {
            for (int i = 0; i < 200; i++) {
                each.price(START + i * MINUTE, 100 + (i * 7919) % 13);
                each.tweet("" + i, START + i * MINUTE, TEXT + " word" + i % 17);
            }
        }
        assertThat(world.signals).isEqualTo(other.signals);
        assertThat(world.total(Totals.LEARNED)).isGreaterThan(100);
    }
}
