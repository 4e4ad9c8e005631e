package io.loopgrid.feed;

import java.util.List;
import java.util.Set;

/** Makes a registry of the feeds that a test brings. */
public final class KnownFeeds {
    private KnownFeeds() {}

    /** A registry that starts none of them. */
    public static Feeds of(Feed... feeds) {
        return new Feeds(List.of(feeds), Set.of());
    }
}
