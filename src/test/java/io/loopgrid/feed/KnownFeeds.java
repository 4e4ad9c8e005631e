package io.loopgrid.feed;

import io.loopgrid.query.ControlBook;
import io.loopgrid.query.FeedDuty;
import java.util.List;
import java.util.Set;

/** Makes a registry for tests of who asks for feeds. */
public final class KnownFeeds {
    private KnownFeeds() {}

    /** A registry of one feed that nobody starts. */
    public static Feeds of(String name, ControlBook controls, FeedDuty duty) {
        return new Feeds(List.of(new Idle(name)), Set.of(), controls, duty, control -> {});
    }

    private record Idle(String name) implements Feed {
        @Override
        public void start() {
            throw new IllegalStateException("a feed must not start where it is not on duty");
        }

        @Override
        public void stop() {}

        @Override
        public State state() {
            return new State(FeedDuty.Phase.STOPPED, 0, 0, null);
        }
    }
}
