package io.loopgrid.feed;

import io.loopgrid.query.ControlBook;
import io.loopgrid.query.FeedDuty;
import java.util.List;
import java.util.Set;

/** Makes a registry of the feeds that a test brings. */
public final class KnownFeeds {
    private KnownFeeds() {}

    /** A registry that starts none of them by itself. */
    public static Feeds of(ControlBook controls, FeedDuty duty, Feed... feeds) {
        return new Feeds(List.of(feeds), Set.of(), controls, duty, control -> {});
    }
}
