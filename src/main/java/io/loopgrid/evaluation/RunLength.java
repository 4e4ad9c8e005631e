package io.loopgrid.evaluation;

/**
 * How many blocks in a row have to be drawn together, because what happened in one tells of the next: the automatic length of
 * Politis and White (2004, with the correction of Patton, Politis and White 2009) for the circular bootstrap.
 */
final class RunLength {
    /** Of fewer blocks no dependence can be told from chance. */
    private static final int FEWEST_BLOCKS = 32;

    /** At least so many runs are left. */
    private static final int FEWEST_RUNS = 8;

    /** An autocorrelation below so many deviations is taken for chance (Politis and White: c = 2). */
    private static final double SIGNIFICANT = 2;

    private RunLength() {}

    /** At least 1; 1 for a series without dependence, or too short to tell. */
    static int of(double[] series) {
        int n = series.length;
        double[] covariances = covariances(series);
        if (n < FEWEST_BLOCKS || covariances[0] <= 0) {
            return 1;
        }
        int bandwidth = bandwidth(covariances, n);
        double longRun = covariances[0];
        double slope = 0;
        for (int lag = 1; lag <= Math.min(bandwidth, covariances.length - 1); lag++) {
            double share = (double) lag / bandwidth;
            double weight = share <= 0.5 ? 1 : 2 * (1 - share);
            longRun += 2 * weight * covariances[lag];
            slope += 2 * weight * lag * covariances[lag];
        }
        if (longRun <= 0) {
            return 1;
        }
        double cubed = 1.5 * (slope / longRun) * (slope / longRun) * n;
        long length = Math.round(StrictMath.cbrt(cubed));
        return (int) Math.max(1, Math.min(length, n / FEWEST_RUNS));
    }

    /** Twice the lag after which no autocorrelation is significant for a while. */
    private static int bandwidth(double[] covariances, int n) {
        double bound = SIGNIFICANT * Math.sqrt(StrictMath.log10(n) / n) * covariances[0];
        int quiet = quietLags(n);
        int insignificant = 0;
        int lag = 1;
        while (lag < covariances.length && insignificant < quiet) {
            insignificant = Math.abs(covariances[lag]) < bound ? insignificant + 1 : 0;
            lag++;
        }
        return 2 * Math.max(1, lag - 1 - insignificant);
    }

    private static int quietLags(int n) {
        return Math.max(5, (int) Math.ceil(Math.sqrt(StrictMath.log10(n))));
    }

    /** Autocovariances from lag 0 to a quarter of the series. */
    private static double[] covariances(double[] series) {
        int n = series.length;
        double mean = 0;
        for (double value : series) {
            mean += value / n;
        }
        double[] covariances = new double[Math.max(1, n / 4)];
        for (int lag = 0; lag < covariances.length; lag++) {
            for (int i = lag; i < n; i++) {
                covariances[lag] += (series[i] - mean) * (series[i - lag] - mean) / n;
            }
        }
        return covariances;
    }
}
