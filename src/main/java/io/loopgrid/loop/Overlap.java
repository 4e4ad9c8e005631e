package io.loopgrid.loop;

import io.loopgrid.linalg.Exponential;

/**
 * How much one label of a symbol tells beside those just before it. Predictions whose horizons overlap share most of their
 * return: a hundred of them are one thing that happened, told a hundred times.
 *
 * <p>Counts the labels of about one horizon, older ones fading. Not thread-safe; what it has counted need not survive.
 */
final class Overlap {
    private double labels;
    private float rate = 1;
    private long newestMillis = Long.MIN_VALUE;

    /**
     * Counts a label.
     *
     * @param rate what its share is multiplied by, 1 unless what was learned has drifted
     */
    void count(long timeMillis, long horizonMillis, float rate) {
        this.rate = rate;
        if (newestMillis != Long.MIN_VALUE && timeMillis > newestMillis) {
            labels *= Exponential.exp((double) (newestMillis - timeMillis) / horizonMillis);
        }
        newestMillis = Math.max(newestMillis, timeMillis);
        labels++;
    }

    /** How many labels there are of the present horizon, the last one included. */
    double labels() {
        return labels;
    }

    /** For how much the last label counts when so many labels of one horizon count in full: above 0, and at most the rate. */
    float share(int full) {
        return rate * (float) Math.min(1, full / labels);
    }
}
