package io.loopgrid.pipeline;

import io.loopgrid.word2vec.WordSimilarity;
import io.loopgrid.word2vec.WordTable;
import org.jspecify.annotations.Nullable;

/**
 * Scores the words of this member's replica on rated pairs again whenever so many more documents have been read and somebody
 * asks: RiverText's periodic evaluation, paid for by those who look. Thread-safe.
 */
final class SimilarityGauge {
    private static final WordSimilarity.Agreement NOTHING = new WordSimilarity.Agreement(Double.NaN, 0, 0);

    private final @Nullable WordSimilarity pairs;
    private final WordTable words;
    private final long everyDocuments;
    private long scoredAt = Long.MIN_VALUE;
    private WordSimilarity.Agreement last = NOTHING;

    /**
     * Nothing scored yet.
     *
     * @param pairs null when there are none to score on
     * @param everyDocuments at least 1
     */
    SimilarityGauge(@Nullable WordSimilarity pairs, WordTable words, long everyDocuments) {
        if (everyDocuments < 1) {
            throw new IllegalArgumentException("score-every must be >= 1 but was " + everyDocuments);
        }
        this.pairs = pairs;
        this.words = words;
        this.everyDocuments = everyDocuments;
    }

    /** The newest score, taken anew when {@code documents} is far enough beyond the last time or behind it. */
    synchronized WordSimilarity.Agreement at(long documents) {
        boolean isDue = scoredAt == Long.MIN_VALUE || documents < scoredAt || documents - scoredAt >= everyDocuments;
        if (pairs != null && isDue) {
            last = pairs.score(words);
            scoredAt = documents;
        }
        return last;
    }
}
