package io.loopgrid.pipeline;

import io.loopgrid.grid.Epoch;
import io.loopgrid.grid.GridServices;
import io.loopgrid.kafka.Topics;
import java.util.function.BooleanSupplier;

/**
 * Tells whether event time has come to rest: no input has had records for the idle timeout, and what that set off is
 * committed. Thread-safe; asked now and then.
 */
final class Settling {
    /** One epoch may have begun before the rest did, the next holds all that it set off. */
    private static final int EPOCHS = 2;

    private final BooleanSupplier atRest;
    private final GridServices grid;
    private Epoch since = new Epoch(0, 0);
    private boolean resting;

    Settling(Pace pace, GridServices grid) {
        this.atRest = () -> pace.allIdle(Topics.TWEETS) && pace.allIdle(Topics.PRICES);
        this.grid = grid;
    }

    synchronized boolean isSettled() {
        boolean restsNow = atRest.getAsBoolean();
        Epoch now = grid.committed();
        if (!restsNow || !resting || now.generation() != since.generation()) {
            resting = restsNow;
            since = now;
            return false;
        }
        return now.number() >= since.number() + EPOCHS;
    }
}
