package io.loopgrid.feed;

import io.loopgrid.query.FeedDuty.Phase;
import org.jspecify.annotations.Nullable;

/** A source of events that writes to Kafka, and can be started and stopped at any time. */
interface Feed {
    /** What people call it: {@code synthetic}, {@code files}. */
    String name();

    /** Begins to send; does nothing while it runs. Returns at once. */
    void start();

    /** Ends sending; does nothing when it does not run. Returns when nothing more will be sent. */
    void stop();

    /**
     * Names what it sends from its start to its end, so that it is not sent again without being asked for; empty when it has
     * no end. Does not change while the process lives.
     */
    default String content() {
        return "";
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
}
