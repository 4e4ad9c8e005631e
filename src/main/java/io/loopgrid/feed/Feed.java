package io.loopgrid.feed;

import org.jspecify.annotations.Nullable;

/** A source of events that writes to Kafka, and can be started and stopped at any time. */
public interface Feed {
    /** What people call it: {@code synthetic}, {@code files}. */
    String name();

    /** Begins to send; does nothing while it runs. Returns at once. */
    void start();

    /** Ends sending; does nothing when it does not run. Returns when nothing more will be sent. */
    void stop();

    /** Whether it has sent all that it has, perhaps in an earlier process; then it does not start with the process. */
    default boolean isExhausted() {
        return false;
    }

    /** What it does now. */
    State state();

    /**
     * What a feed does.
     *
     * @param tweets how many were sent since the process began
     * @param prices how many were sent since the process began
     * @param note what a person should know, or null
     */
    record State(
            Phase phase, long tweets, long prices, @Nullable String note) {}

    /** Where a feed is in its life. */
    enum Phase {
        /** Not sending. */
        STOPPED,
        /** Sending. */
        RUNNING,
        /** Everything was sent. */
        COMPLETED,
        /** Sending ended with an error; the note says which. */
        FAILED
    }
}
