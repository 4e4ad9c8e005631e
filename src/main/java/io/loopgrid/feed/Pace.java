package io.loopgrid.feed;

import java.util.function.LongSupplier;

/** Lets recorded events happen at a multiple of the speed at which they once did. For one thread. */
final class Pace {
    private final double factor;
    private final LongSupplier nowMillis;
    private long firstEventMillis = Long.MIN_VALUE;
    private long startMillis;

    /**
     * A pace.
     *
     * @param factor 1 is the recorded speed, 60 plays an hour in a minute, infinity does not wait
     */
    Pace(double factor, LongSupplier nowMillis) {
        this.factor = factor;
        this.nowMillis = nowMillis;
    }

    /** Returns when it is time for an event; true if it had to wait. The first event is at once. */
    boolean await(long eventMillis) throws InterruptedException {
        if (Double.isInfinite(factor) || eventMillis == Long.MIN_VALUE) {
            return false;
        }
        if (firstEventMillis == Long.MIN_VALUE) {
            firstEventMillis = eventMillis;
            startMillis = nowMillis.getAsLong();
        }
        long wait = startMillis + (long) ((eventMillis - firstEventMillis) / factor) - nowMillis.getAsLong();
        if (wait <= 0) {
            return false;
        }
        Thread.sleep(wait);
        return true;
    }
}
