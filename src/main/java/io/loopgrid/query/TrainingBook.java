package io.loopgrid.query;

/** How the training of the words goes. Safe for use by several threads. */
public interface TrainingBook {
    /** How it stands now. */
    Training training();

    /**
     * How far the words have come. Counts are since the state began.
     *
     * @param tokens how many tokens were read
     * @param trainedTokens how many of them were trained on as targets
     * @param wordSteps how many confident mistakes have moved the words that caused them
     * @param similarity Spearman's correlation of the words' cosines with the configured file of rated pairs as of the last
     *     scoring; NaN when none is configured or fewer than two of its pairs have vectors
     * @param coveredPairs how many of the file's pairs had vectors then
     */
    record Training(long tokens, long trainedTokens, long wordSteps, double similarity, int coveredPairs) {}
}
