package io.loopgrid.cli;

import io.loopgrid.text.EventTimes;
import io.loopgrid.text.Rejected;

/**
 * The span of time that is replayed.
 *
 * @param fromMillis the first instant, epoch milliseconds UTC
 * @param toMillis the instant after the last
 */
record TimeRange(long fromMillis, long toMillis) {
    static TimeRange of(Options options) {
        long from = options.text("--from").map(text -> millis("--from", text)).orElse(Long.MIN_VALUE);
        long to = options.text("--to").map(text -> millis("--to", text)).orElse(Long.MAX_VALUE);
        if (to <= from) {
            throw new WrongUseException("--to must be later than --from");
        }
        return new TimeRange(from, to);
    }

    boolean contains(long timeMillis) {
        return timeMillis >= fromMillis && timeMillis < toMillis;
    }

    private static long millis(String option, String text) {
        try {
            return EventTimes.parse(option, text, System.currentTimeMillis());
        } catch (Rejected e) {
            throw new WrongUseException(e.getMessage());
        }
    }
}
