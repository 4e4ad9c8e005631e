package io.loopgrid.pipeline;

import io.loopgrid.grid.States;
import io.loopgrid.loop.Total;
import io.loopgrid.loop.Totals;
import io.loopgrid.query.SimilarityBook;
import io.loopgrid.word2vec.WordSimilarity;

/** The score of this member's words, taken anew as the committed count of tweets grows. Thread-safe. */
final class GridSimilarity implements SimilarityBook {
    private final States<Total> totals;
    private final SimilarityGauge gauge;

    GridSimilarity(States<Total> totals, SimilarityGauge gauge) {
        this.totals = totals;
        this.gauge = gauge;
    }

    @Override
    public Similarity similarity() {
        long tweets = totals.find(Totals.TWEETS).map(Total::value).orElse(0L);
        WordSimilarity.Agreement agreement = gauge.at(tweets);
        return new Similarity(agreement.spearman(), agreement.covered());
    }
}
