package io.loopgrid.pipeline;

import java.util.function.LongSupplier;

/**
 * Which share of the tokens is trained on, so that no processor trains on more than so many a second: what is learned from a
 * word costs its way to the owner and to every replica, and must not take the time that signals need. A quiet input is
 * trained on in full, up to the configured share. Not thread-safe.
 */
final class TrainingBudget {
    /** Long enough for the rate to be one, short enough to follow a burst. */
    private static final long MEASURED_NANOS = 100_000_000;

    private final double largestShare;
    private final double tokensPerSecond;
    private final LongSupplier nanoTime;
    private long sinceNanos;
    private long sinceTokens;
    private double share;

    /**
     * A budget.
     *
     * @param largestShare the share when tokens are few, 0 to 1
     * @param tokensPerSecond the most that are trained on, above 0
     * @param nanoTime a clock that never goes back, as {@link System#nanoTime}
     */
    TrainingBudget(double largestShare, double tokensPerSecond, LongSupplier nanoTime) {
        this.largestShare = largestShare;
        this.tokensPerSecond = tokensPerSecond;
        this.nanoTime = nanoTime;
        this.share = largestShare;
        this.sinceNanos = nanoTime.getAsLong();
    }

    /**
     * The share from now on.
     *
     * @param tokensSeen how many tokens there have been so far
     */
    double share(long tokensSeen) {
        long now = nanoTime.getAsLong();
        long nanos = now - sinceNanos;
        if (nanos >= MEASURED_NANOS) {
            double affordable = tokensPerSecond * nanos / 1e9;
            share = Math.min(largestShare, affordable / Math.max(1, tokensSeen - sinceTokens));
            sinceNanos = now;
            sinceTokens = tokensSeen;
        }
        return share;
    }
}
