package io.loopgrid.ops;

import io.loopgrid.query.TrainingBook;
import io.loopgrid.query.TrainingBook.Training;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** The meters of the words' training. Like all of the loop's, they speak of the whole grid. */
final class WordMeters implements MeterBinder {
    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Recent<Training> training;

    WordMeters(TrainingBook trainings) {
        this.training = new Recent<>(trainings::training, MAX_AGE_NANOS);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(registry, "tokens", "Tokens that were read", Training::tokens);
        counter(registry, "trained.tokens", "Tokens that were trained on as targets", Training::trainedTokens);
        counter(registry, "word.steps", "Confident mistakes that have moved their words", Training::wordSteps);
        Gauge.builder(
                        "loopgrid.words.similarity",
                        training,
                        recent -> recent.get().similarity())
                .description("Spearman's correlation of the words' cosines with the configured rated pairs")
                .register(registry);
        Gauge.builder(
                        "loopgrid.words.similarity.pairs",
                        training,
                        recent -> recent.get().coveredPairs())
                .description("How many of the rated pairs have vectors")
                .register(registry);
    }

    private void counter(MeterRegistry registry, String name, String description, ToLongFunction<Training> count) {
        FunctionCounter.builder("loopgrid." + name, training, recent -> count.applyAsLong(recent.get()))
                .description(description + ", since the state began")
                .register(registry);
    }
}
