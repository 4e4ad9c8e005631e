package io.loopgrid.grid;

import java.util.function.LongSupplier;

/**
 * Tells when it is time again for work that is cheaper the more it has gathered: at most once in a few milliseconds. A word
 * that is seen in a hundred tweets of that time travels once. Not thread-safe.
 */
public final class Cadence {
    /** Half of the 20 ms within which a replica is to know what an owner has learned. */
    public static final long PROVISIONAL_NANOS = 10_000_000;

    private final long everyNanos;
    private final LongSupplier nanoTime;
    private long lastNanos;
    private boolean began;

    /**
     * Due at once, and then at most once in each interval.
     *
     * @param everyNanos the interval
     * @param nanoTime a clock that never goes back, as {@link System#nanoTime}
     */
    public Cadence(long everyNanos, LongSupplier nanoTime) {
        this.everyNanos = everyNanos;
        this.nanoTime = nanoTime;
    }

    /** Whether the interval has passed; if so, the next one begins. */
    public boolean isDue() {
        long now = nanoTime.getAsLong();
        if (began && now - lastNanos < everyNanos) {
            return false;
        }
        began = true;
        lastNanos = now;
        return true;
    }
}
