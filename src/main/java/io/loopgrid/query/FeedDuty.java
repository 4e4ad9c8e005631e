package io.loopgrid.query;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that each feed is on duty on one member of the cluster at a time, and tells everybody what it does there.
 *
 * <p>{@link #take} and {@link #leave} belong to one thread of each member; the others are safe for use by several threads.
 */
public interface FeedDuty {
    /** The name of this member. */
    String member();

    /**
     * Takes a feed over if nobody has it, and keeps it for some seconds if this member has it; to be called again well
     * within them. One call over the network.
     *
     * @return whether this member has it now; false too when the grid cannot tell, as in the smaller part of a split cluster
     */
    boolean take(String feed);

    /** Gives a feed back, so that another member can take it at once. Only for who has it. */
    void leave(String feed);

    /** Tells what a feed does; only for who has it. */
    void tell(String feed, Report report);

    /** What was last told of a feed; empty when nobody has ever had it. */
    Optional<Report> told(String feed);

    /** What was last told of every feed that anybody has had, by its name. */
    Map<String, Report> all();

    /**
     * What a feed does.
     *
     * @param member on which member it is on duty
     * @param tweets how many were sent since that member's process began
     * @param prices how many were sent since that member's process began
     * @param note what a person should know, or null
     */
    record Report(
            String member,
            Phase phase,
            long tweets,
            long prices,
            @Nullable String note) {}

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
