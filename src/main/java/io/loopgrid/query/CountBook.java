package io.loopgrid.query;

import io.loopgrid.event.Symbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts tweets in tumbling windows of event time. Safe for use by several threads. */
public interface CountBook {
    /**
     * The newest windows that are closed, the newest first.
     *
     * @param symbol whose, or null for all tweets
     * @param limit the most that are wanted, at least 1
     */
    List<Window> newest(@Nullable Symbol symbol, int limit);

    /**
     * One window.
     *
     * @param from its first instant, epoch milliseconds UTC
     * @param to the instant after its last, epoch milliseconds UTC
     */
    record Window(long from, long to, long tweets) {}
}
