package io.loopgrid.kafka;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** The position of a listener in a partition, committed together with the event time that it has reached there. */
public final class TakenOffset {
    /** The event time of a position that tells none. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final int RADIX = 10;

    private TakenOffset() {}

    /** The event time that was reached, epoch milliseconds UTC, or {@link #NO_TIME}. */
    public static long timeMillis(OffsetAndMetadata taken) {
        try {
            return Long.parseLong(taken.metadata(), RADIX);
        } catch (NumberFormatException e) {
            // Somebody else's words, or an earlier release's: nothing is known.
            return NO_TIME;
        }
    }

    static OffsetAndMetadata of(OffsetAndMetadata position, long timeMillis) {
        return timeMillis == NO_TIME
                ? position
                : new OffsetAndMetadata(position.offset(), position.leaderEpoch(), Long.toString(timeMillis, RADIX));
    }
}
