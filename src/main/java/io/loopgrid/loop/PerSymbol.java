package io.loopgrid.loop;

import io.loopgrid.function.Bound;

/** The bound of functions whose keys are symbols. */
final class PerSymbol {
    /**
     * A bound is a quota per partition, and symbols do not spread evenly over some hundred partitions: with sixteen times
     * the room, those that share a partition do not push each other out.
     */
    private static final int ROOM = 16;

    private PerSymbol() {}

    static <S> Bound<S> bound(int maxSymbols) {
        return new Bound<>(maxSymbols * ROOM, state -> 0);
    }
}
