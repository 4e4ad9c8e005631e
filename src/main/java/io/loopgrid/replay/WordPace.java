package io.loopgrid.replay;

/**
 * How much time is given to words. The first {@value #TAUGHT_IN_FULL} tweets are trained on in full, because every one of
 * their words is news; of later ones so many tokens that more than a quarter of all are trained on. What tweets teach each
 * other's words arrives in batches that grow with the number of tweets, because a word that occurs in many tweets of a batch
 * costs once; a batch is never more than a sixteenth of what was seen.
 */
final class WordPace {
    private static final int TAUGHT_IN_FULL = 65_536;
    private static final double LATER_SHARE = 0.45;
    private static final int SMALLEST_BATCH = 16;
    private static final int LARGEST_BATCH = 2_048;
    private static final int BATCHES = 16;

    private long tweets;
    private long batchEnd = SMALLEST_BATCH;

    /** Counts a tweet, and says whether it is the last of its batch. */
    boolean isBatchFull() {
        tweets++;
        if (tweets < batchEnd) {
            return false;
        }
        batchEnd = tweets + Math.max(SMALLEST_BATCH, Math.min(LARGEST_BATCH, tweets / BATCHES));
        return true;
    }

    /** The share of tokens to train on from now on. */
    double trainShare() {
        return tweets < TAUGHT_IN_FULL ? 1 : LATER_SHARE;
    }
}
