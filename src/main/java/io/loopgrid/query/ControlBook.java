package io.loopgrid.query;

import io.loopgrid.event.Control;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people told the loop to do, as far as it is kept. Safe for use by several threads. */
public interface ControlBook {
    /**
     * The newest controls, the newest first.
     *
     * @param subject the symbol or the feed that they are about, or null for all
     * @param limit the most that are wanted, at least 1
     */
    List<Control> newest(@Nullable String subject, int limit);

    /** What holds for a feed; empty while nobody has said anything of it. */
    Optional<FeedOrder> feed(String name);

    /**
     * What was last said of a feed.
     *
     * @param on whether it is to run; null when nobody has switched it
     * @param switchId the id of the control that switched it, so that a second start is known from the first; null likewise
     * @param completed the content that it has sent to its end since then, or null
     */
    record FeedOrder(
            @Nullable Boolean on,
            @Nullable String switchId,
            @Nullable String completed) {}
}
