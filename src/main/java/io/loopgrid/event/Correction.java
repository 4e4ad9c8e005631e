package io.loopgrid.event;

import org.jspecify.annotations.Nullable;

/** A person's or a program's word on what a signal should have been. */
public sealed interface Correction extends Event {
    /** Unique; begins with the symbol and a colon. */
    String id();

    /** Whose signals it is about. */
    Symbol symbol();

    /** Who said so. */
    String by();

    /**
     * One signal was wrong.
     *
     * @param signal the id of the signal
     * @param label what it should have been
     * @param note free text of the corrector
     */
    record OfSignal(
            String id,
            Symbol symbol,
            long timeMillis,
            String signal,
            Label label,
            String by,
            @Nullable String note) implements Correction {}

    /**
     * Every kept signal of a span was wrong.
     *
     * @param fromMillis the first instant, epoch milliseconds UTC
     * @param toMillis the instant after the last, epoch milliseconds UTC
     */
    record OfSpan(
            String id,
            Symbol symbol,
            long timeMillis,
            long fromMillis,
            long toMillis,
            Label label,
            String by,
            @Nullable String note)
            implements Correction {
        /** Refuses an empty span. */
        public OfSpan {
            if (toMillis <= fromMillis) {
                throw new IllegalArgumentException("to must be > from but was " + toMillis + " <= " + fromMillis);
            }
        }
    }

    /**
     * An earlier correction is taken back.
     *
     * @param retracts the id of that correction
     */
    record Retraction(String id, Symbol symbol, long timeMillis, String retracts, String by) implements Correction {}
}
