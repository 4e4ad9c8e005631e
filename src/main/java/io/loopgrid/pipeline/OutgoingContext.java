package io.loopgrid.pipeline;

import io.loopgrid.function.Context;
import io.loopgrid.grid.Outgoing;

/** What a step without keyed state may ask of its host: to send, and what time it is. Belongs to one processor. */
final class OutgoingContext implements Context {
    private final Outgoing outgoing;
    private long reachedMillis = Long.MIN_VALUE;

    OutgoingContext(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    void reached(long timeMillis) {
        reachedMillis = timeMillis;
    }

    @Override
    public void send(String address, String key, Object message) {
        outgoing.send(address, key, message);
    }

    /** Refused: there is no state to forget. */
    @Override
    public void forget() {
        throw new IllegalStateException("a step without keyed state has nothing to forget");
    }

    @Override
    public long timeMillis() {
        return reachedMillis;
    }
}
