package io.loopgrid.query;

import java.util.Map;

/**
 * How far the loop has come. Counts are since its state began, not since this process did.
 *
 * @param members how many members the grid has
 * @param startedAt when this process began, epoch milliseconds UTC
 * @param rejected inputs that could not be used, and became dead letters
 * @param duplicates inputs whose id was known
 * @param late inputs beyond the allowed lateness
 * @param lag what was sent but is not yet in a committed state; 0 means that the counts are final
 * @param words how many words there are vectors of
 * @param drifts how often each detector has found that something is not what it was: error, vocabulary, prices
 */
public record Status(
        Job.State job,
        int members,
        long startedAt,
        long tweets,
        long prices,
        long signals,
        long outcomes,
        long corrections,
        long rejected,
        long duplicates,
        long late,
        long lag,
        long words,
        Map<String, Long> drifts) {
    /** Keeps a copy. */
    public Status {
        drifts = Map.copyOf(drifts);
    }
}
