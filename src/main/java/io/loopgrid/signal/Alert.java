package io.loopgrid.signal;

import io.loopgrid.event.Symbol;

/**
 * Something a person may want to look at now.
 *
 * @param id deterministic: the same cause gives the same id
 * @param timeMillis event time of the cause, epoch milliseconds UTC
 * @param text one sentence
 */
public record Alert(String id, long timeMillis, Kind kind, Symbol symbol, String text) {
    /** What is alerted. */
    public enum Kind {
        /** A signal that is not HOLD. */
        SIGNAL,
        /** A window's count is far from its running distribution. */
        ANOMALY,
        /** Error, vocabulary or prices are not what they were. */
        DRIFT,
        /** Another model is the champion. */
        MODEL_PROMOTED,
        /** A feed gives nothing. */
        FEED_STALLED
    }
}
