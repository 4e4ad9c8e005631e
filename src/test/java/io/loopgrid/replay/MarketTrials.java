package io.loopgrid.replay;

import static java.util.Objects.requireNonNull;

import io.loopgrid.evaluation.LearningReport;
import io.loopgrid.event.Event;
import io.loopgrid.event.Label;
import io.loopgrid.event.Price;
import io.loopgrid.event.Tweet;
import io.loopgrid.feed.KnownMarket;
import io.loopgrid.feed.PlantedMarkets;
import io.loopgrid.feedback.Outcome;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.CommittedEpoch;
import io.loopgrid.loop.LoopFunctions;
import io.loopgrid.loop.LoopSettings;
import io.loopgrid.loop.Predictor;
import io.loopgrid.loop.Replica;
import io.loopgrid.loop.ScoresState;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Plays synthetic markets of many seeds to the whole loop on one thread, and prints what it has learned beside one who sees
 * the news. A command, not a test; docs/evidence/learning.md says how it is run.
 */
final class MarketTrials {
    private static final long HORIZON = 300_000;
    private static final int STEP = 500;

    private final int outcomes;
    private final Map<String, Label> likeliest = new HashMap<>();
    private final int[] right;
    private final int[] oracleRight;
    private final int[][] labels;
    private int scored;

    private MarketTrials(int outcomes) {
        this.outcomes = outcomes;
        int steps = (outcomes + STEP - 1) / STEP;
        this.right = new int[steps];
        this.oracleRight = new int[steps];
        this.labels = new int[steps][Label.COUNT];
    }

    /**
     * Runs.
     *
     * @param args first seed, last seed, tweets of a horizon, whether it is planted, outcomes until four words flip (0: never),
     *     outcomes in all
     */
    public static void main(String[] args) {
        long last = Long.parseLong(args[1]);
        for (long seed = Long.parseLong(args[0]); seed <= last; seed++) {
            KnownMarket market = KnownMarket.of(
                    seed, HORIZON, Double.parseDouble(args[2]), Boolean.parseBoolean(args[3]), Long.parseLong(args[4]));
            MarketTrials trial = new MarketTrials(Integer.parseInt(args[5]));
            trial.print(seed, trial.play(market), market.bayesAccuracy(), System.out);
        }
    }

    private LearningReport play(KnownMarket market) {
        LoopSettings settings = LoopSettings.defaults().withHorizonMillis(HORIZON);
        Replica replica = new Replica(settings);
        SequentialHost host =
                new SequentialHost(LoopFunctions.all(settings, replica, Runnable::run), replica, this::take);
        Predictor predictor = new Predictor(settings, replica, CommittedEpoch.of(1, 0), settings.seed());
        while (scored < outcomes) {
            Event event = market.next();
            if (event instanceof Price) {
                host.send(Addresses.MARKETS, PlantedMarkets.SYMBOL.name(), event);
            } else if (event instanceof Tweet tweet) {
                likeliest.put(PlantedMarkets.SYMBOL.name() + ':' + tweet.id(), market.likeliest(tweet));
                predictor.take(tweet, false, true, host);
            }
            predictor.flush(host);
            host.settle();
            host.advance(event.timeMillis());
        }
        ScoresState scores = (ScoresState) requireNonNull(host.find(Addresses.SCORES, PlantedMarkets.SYMBOL.name()));
        return scores.scorecard().report(List.of("DOWN", "FLAT", "UP"), Double.NaN, 1);
    }

    private void take(String address, String key, Object message) {
        if (message instanceof Outcome outcome && outcome.source() == Outcome.Source.PRICE && scored < outcomes) {
            int step = scored++ / STEP;
            right[step] += outcome.predicted() == outcome.label() ? 1 : 0;
            oracleRight[step] += likeliest.remove(outcome.signal()) == outcome.label() ? 1 : 0;
            labels[step][outcome.label().ordinal()]++;
        }
    }

    private void print(long seed, LearningReport report, double bayes, PrintStream out) {
        StringBuilder line = new StringBuilder();
        line.append(String.format(
                Locale.ROOT,
                "%d %s skill %.3f [%.3f,%.3f] ll %.3f acc",
                seed,
                report.verdict(),
                report.logLossSkill(),
                report.interval95().logLossSkill().get(0),
                report.interval95().logLossSkill().get(1),
                report.logLoss()));
        for (int step = 0; step < right.length; step++) {
            line.append(String.format(Locale.ROOT, " %.3f", right[step] / (double) STEP));
        }
        line.append(" oracle");
        for (int step = 0; step < right.length; step++) {
            line.append(String.format(Locale.ROOT, " %.3f", oracleRight[step] / (double) STEP));
        }
        out.println(line.append(String.format(Locale.ROOT, " bayes %.3f", bayes)));
    }
}
