package io.loopgrid.pipeline;

import io.loopgrid.grid.Epoch;
import io.loopgrid.grid.GridServices;
import io.loopgrid.kafka.Topics;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether event time has come to rest: no input has had records for the idle timeout, event time has followed, and
 * what that set off is committed. Thread-safe; asked now and then.
 */
final class Settling {
    /** One epoch may have begun before the rest did, the next holds all that it set off. */
    private static final int EPOCHS = 2;

    /** Event time follows an idle input with a delay, and then the timers run. */
    private static final long FOLLOWS_NANOS = EventClock.IDLE_DELAY_NANOS + 500_000_000;

    private final LongSupplier stirs;
    private final Supplier<Epoch> committed;
    private final LongSupplier nanoTime;
    private long knownStirs = -1;
    private long restingSinceNanos;
    private @Nullable Epoch followed;

    Settling(Pace pace, GridServices grid) {
        this(() -> pace.stirs(Topics.TWEETS, Topics.PRICES), grid::committed, System::nanoTime);
    }

    /**
     * Watches inputs.
     *
     * @param stirs a number that grows whenever an input that is watched has records, negative before all are known
     */
    Settling(LongSupplier stirs, Supplier<Epoch> committed, LongSupplier nanoTime) {
        this.stirs = stirs;
        this.committed = committed;
        this.nanoTime = nanoTime;
    }

    synchronized boolean isSettled() {
        long now = nanoTime.getAsLong();
        long stirsNow = stirs.getAsLong();
        if (stirsNow < 0 || stirsNow != knownStirs) {
            knownStirs = stirsNow;
            restingSinceNanos = now;
            followed = null;
            return false;
        }
        Epoch epoch = committed.get();
        if (followed == null || followed.generation() != epoch.generation()) {
            followed = now - restingSinceNanos >= FOLLOWS_NANOS ? epoch : null;
            return false;
        }
        return epoch.number() >= followed.number() + EPOCHS;
    }
}
