package io.loopgrid.ops;

import io.loopgrid.evaluation.LearningReport;
import io.loopgrid.evaluation.Scores;
import io.loopgrid.query.Job;
import io.loopgrid.query.ScoreBook;
import io.loopgrid.query.Scorecard;
import io.loopgrid.query.Status;
import io.loopgrid.query.StatusBook;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The loop's own meters. They speak of the whole grid, so every member tells the same: a dashboard takes the maximum over
 * members and not the sum.
 */
final class LoopMeters implements MeterBinder {
    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Intervals cost a thousand resamplings, and a score moves slowly. */
    private static final long MAX_AGE_OF_SCORE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Recent<Status> status;
    private final Recent<Optional<Scorecard>> score;

    LoopMeters(StatusBook statuses, ScoreBook scores) {
        this.status = new Recent<>(statuses::status, MAX_AGE_NANOS);
        this.score = new Recent<>(() -> scores.score(null), MAX_AGE_OF_SCORE_NANOS);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(registry, "tweets", "Tweets that were counted", Status::tweets);
        counter(registry, "prices", "Prices that were learned from", Status::prices);
        counter(registry, "signals", "Signals that were given", Status::signals);
        counter(registry, "outcomes", "Signals whose outcome is known", Status::outcomes);
        counter(registry, "corrections", "Corrections that were applied", Status::corrections);
        counter(registry, "rejected", "Inputs that became dead letters", Status::rejected);
        counter(registry, "duplicates", "Inputs whose id was known", Status::duplicates);
        counter(registry, "late", "Inputs beyond the allowed lateness", Status::late);
        for (String detector : List.of("error", "vocabulary", "prices")) {
            FunctionCounter.builder(
                            "loopgrid.drift",
                            status,
                            recent -> recent.get().drifts().getOrDefault(detector, 0L))
                    .tag("detector", detector)
                    .description("Alarms that something is not what it was, since the state began")
                    .register(registry);
        }
        gauge(registry, "lag", "Inputs that are not yet in a committed state", Status::lag);
        gauge(registry, "words", "Words that have a vector", Status::words);
        gauge(registry, "members", "Members of the grid", Status::members);
        for (Job.State state : Job.State.values()) {
            Gauge.builder("loopgrid.job.state", status, recent -> recent.get().job() == state ? 1 : 0)
                    .tag("state", state.name())
                    .description("1 for the state that the job is in")
                    .register(registry);
        }
        score(registry, "accuracy", LearningReport::accuracy, Scores::accuracy);
        score(registry, "log.loss", LearningReport::logLoss, Scores::logLoss);
        score(registry, "mcc", LearningReport::mcc, Scores::mcc);
        score(registry, "brier", LearningReport::brier, Scores::brier);
        ofScore(registry, "score.scored", "Predictions that the score is made of", LearningReport::scored);
        ofScore(registry, "score.log.loss.skill", "1 - log loss / that of the prior", LearningReport::logLossSkill);
        ofScore(
                registry,
                "score.edge",
                "1 when the verdict is edge",
                report -> report.verdict().equals("edge") ? 1 : 0);
    }

    private void counter(MeterRegistry registry, String name, String description, ToLongFunction<Status> count) {
        FunctionCounter.builder("loopgrid." + name, status, recent -> count.applyAsLong(recent.get()))
                .description(description + ", since the state began")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToLongFunction<Status> value) {
        Gauge.builder("loopgrid." + name, status, recent -> value.applyAsLong(recent.get()))
                .description(description)
                .register(registry);
    }

    private void ofScore(
            MeterRegistry registry, String name, String description, ToDoubleFunction<LearningReport> measure) {
        Gauge.builder("loopgrid." + name, score, recent -> value(recent, measure))
                .description(description + ", of the symbol with the most scored predictions")
                .register(registry);
    }

    /** One measure of the predictions and of every baseline, so that none is seen alone. */
    private void score(
            MeterRegistry registry,
            String name,
            ToDoubleFunction<LearningReport> measure,
            ToDoubleFunction<Scores> ofBaseline) {
        score(registry, name, "loopgrid", measure);
        score(
                registry,
                name,
                "majority",
                report -> ofBaseline.applyAsDouble(report.baselines().majority()));
        score(
                registry,
                name,
                "no-change",
                report -> ofBaseline.applyAsDouble(report.baselines().noChange()));
        score(
                registry,
                name,
                "reversal",
                report -> ofBaseline.applyAsDouble(report.baselines().reversal()));
        score(
                registry,
                name,
                "prior",
                report -> ofBaseline.applyAsDouble(report.baselines().prior()));
    }

    private void score(
            MeterRegistry registry, String name, String predictor, ToDoubleFunction<LearningReport> measure) {
        Gauge.builder("loopgrid.score." + name, score, recent -> value(recent, measure))
                .tag("predictor", predictor)
                .description(
                        "Prequential " + name.replace('.', ' ') + " of the symbol with the most scored predictions")
                .register(registry);
    }

    private static double value(Recent<Optional<Scorecard>> score, ToDoubleFunction<LearningReport> measure) {
        return score.get().map(card -> measure.applyAsDouble(card.learning())).orElse(Double.NaN);
    }
}
