package io.loopgrid.replay;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.evaluation.LearningReport;
import io.loopgrid.event.Event;
import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import io.loopgrid.feed.MadeUpMarkets;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.CommittedEpoch;
import io.loopgrid.loop.LoopFunctions;
import io.loopgrid.loop.LoopSettings;
import io.loopgrid.loop.Predictor;
import io.loopgrid.loop.Replica;
import io.loopgrid.loop.ScoresState;
import io.loopgrid.signal.Action;
import io.loopgrid.signal.Signal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole loop, on one thread, learns a market whose truth is known. */
final class LearnedMarketTest {
    private static final long START = 1_700_000_000_000L;
    private static final long HORIZON = 30_000;
    private static final int OUTCOMES = 5_000;

    private final LoopSettings settings = LoopSettings.defaults().withHorizonMillis(HORIZON);
    private final Replica replica = new Replica(settings);
    private final Set<Action> actions = EnumSet.noneOf(Action.class);
    private final SequentialHost host = new SequentialHost(
            LoopFunctions.all(settings, replica, Runnable::run), replica, (address, key, message) -> {
                if (message instanceof Signal signal) {
                    actions.add(signal.action());
                }
            });

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void learnsWhichWordsForetellTheReturn(long seed) {
        LearningReport report = learn(seed, 20);
        assertThat(report.logLossSkill()).isPositive();
        assertThat(report.accuracy())
                .isGreaterThan(report.baselines().majority().accuracy());
        assertThat(actions).as("some of it pays its costs").hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void claimsLittleWhereTheWordsForetellNothing(long seed) {
        assertThat(learn(seed, 0).logLossSkill()).isBetween(-0.1, 0.05);
    }

    private LearningReport learn(long seed, int plantedWords) {
        Supplier<Event> market = MadeUpMarkets.of(new Symbol("DEMO"), seed, HORIZON, plantedWords, START);
        Predictor predictor = new Predictor(settings, replica, CommittedEpoch.of(1, 0), settings.seed());
        ScoresState scores = null;
        while (scores == null || scores.scorecard().scored() < OUTCOMES) {
            Event event = market.get();
            if (event instanceof Price) {
                host.send(Addresses.MARKETS, "DEMO", event);
            } else {
                predictor.take((Tweet) event, false, true, host);
            }
            predictor.flush(host);
            host.settle();
            host.advance(event.timeMillis());
            scores = (ScoresState) host.find(Addresses.SCORES, "DEMO");
        }
        return requireNonNull(scores).scorecard().report(List.of("DOWN", "FLAT", "UP"), Double.NaN, 1);
    }
}
