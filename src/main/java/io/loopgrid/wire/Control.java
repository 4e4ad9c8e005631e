package io.loopgrid.wire;

/**
 * Something an operator wants done, kept as an event so that it survives a restart.
 *
 * @param subject the symbol's name of PROMOTE and ROLLBACK, the feed's name of the others
 * @param timeMillis when it was asked for, epoch milliseconds UTC
 */
public record Control(Kind kind, String subject, long timeMillis) {
    /** What is to be done. */
    public enum Kind {
        /** The best challenger becomes the champion of the symbol. */
        PROMOTE,
        /** The champion before the present one is champion again. */
        ROLLBACK,
        /** The feed runs. */
        FEED_START,
        /** The feed rests. */
        FEED_STOP;

        /** Whether the subject is a feed rather than a symbol. */
        public boolean isOfFeed() {
            return this == FEED_START || this == FEED_STOP;
        }
    }
}
