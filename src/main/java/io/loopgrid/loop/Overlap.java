package io.loopgrid.loop;

import io.loopgrid.linalg.Exponential;

/**
 * How much one label of a symbol tells beside those just before it. Predictions whose horizons overlap share most of their
 * return: a hundred of them are one thing that happened, told a hundred times.
 *
 * <p>Counts the labels of about one horizon, older ones fading. Not thread-safe; what it has counted need not survive.
 */
final class Overlap {
    /** As many labels of one horizon count in full. Of 3, 10, 30 and no bound the best on made-up markets. */
    private static final double FULL = 30;

    private double count;
    private long newestMillis = Long.MIN_VALUE;

    /** Counts a label; returns its weight, above 0 and at most 1. */
    float weight(long timeMillis, long horizonMillis) {
        if (newestMillis != Long.MIN_VALUE && timeMillis > newestMillis) {
            count *= Exponential.exp((double) (newestMillis - timeMillis) / horizonMillis);
        }
        newestMillis = Math.max(newestMillis, timeMillis);
        count++;
        return (float) Math.min(1, FULL / count);
    }
}
