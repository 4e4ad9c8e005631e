package io.loopgrid.ops;

import io.loopgrid.query.SimilarityBook;
import io.loopgrid.query.SimilarityBook.Similarity;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** How well the words agree with the rated pairs. */
final class SimilarityMeters implements MeterBinder {
    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Recent<Similarity> similarity;

    SimilarityMeters(SimilarityBook book) {
        this.similarity = new Recent<>(book::similarity, MAX_AGE_NANOS);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "loopgrid.words.similarity",
                        similarity,
                        recent -> recent.get().correlation())
                .description("Spearman's correlation of the words' cosines with the configured rated pairs")
                .register(registry);
        Gauge.builder(
                        "loopgrid.words.similarity.pairs",
                        similarity,
                        recent -> recent.get().coveredPairs())
                .description("How many of the rated pairs have vectors")
                .register(registry);
    }
}
