package io.loopgrid.query;

/** How well the words agree with what people say of them. Safe for use by several threads. */
public interface SimilarityBook {
    /** The newest score; may be taken anew, which costs a cosine for each rated pair. */
    Similarity similarity();

    /**
     * The words of this member beside the configured file of rated pairs.
     *
     * @param correlation Spearman's, of the words' cosines with the ratings; NaN when no file is configured or fewer than two
     *     of its pairs have vectors
     * @param coveredPairs how many of the file's pairs had vectors then
     */
    record Similarity(double correlation, int coveredPairs) {}
}
