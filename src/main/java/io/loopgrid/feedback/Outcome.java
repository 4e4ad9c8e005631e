package io.loopgrid.feedback;

import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.signal.Action;

/**
 * What became of a signal.
 *
 * @param signal the signal's id
 * @param timeMillis the event time at which it was known, epoch milliseconds UTC
 * @param change the return over the horizon, as a fraction; NaN when no price tells
 * @param label the return's class, or the corrector's
 * @param predicted the signal's most probable label
 * @param source who says so
 */
public record Outcome(
        String signal,
        Symbol symbol,
        long timeMillis,
        double change,
        Label label,
        Label predicted,
        Action action,
        Source source) {
    /** Who gave the label. */
    public enum Source {
        /** The market. */
        PRICE,
        /** A person or a program. */
        CORRECTION,
        /** A correction was taken back: the label is again what it was before it. */
        RETRACTION
    }

    /** Whether the most probable label was the label. */
    public boolean correct() {
        return predicted == label;
    }
}
