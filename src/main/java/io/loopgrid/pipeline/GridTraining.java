package io.loopgrid.pipeline;

import io.loopgrid.grid.States;
import io.loopgrid.loop.Total;
import io.loopgrid.loop.Totals;
import io.loopgrid.query.TrainingBook;
import io.loopgrid.word2vec.WordSimilarity;

/** Counts of the newest committed state, and the score of this member's words. Thread-safe. */
final class GridTraining implements TrainingBook {
    private final States<Total> totals;
    private final SimilarityGauge similarity;

    GridTraining(States<Total> totals, SimilarityGauge similarity) {
        this.totals = totals;
        this.similarity = similarity;
    }

    @Override
    public Training training() {
        WordSimilarity.Agreement agreement = similarity.at(total(Totals.TWEETS));
        return new Training(
                total(Totals.TOKENS),
                total(Totals.TRAINED_TOKENS),
                total(Totals.WORD_STEPS),
                agreement.spearman(),
                agreement.covered());
    }

    private long total(String name) {
        return totals.find(name).map(Total::value).orElse(0L);
    }
}
