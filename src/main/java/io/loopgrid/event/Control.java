package io.loopgrid.event;

import org.jspecify.annotations.Nullable;

/** What somebody tells the running loop to do; not an event of the world, so nothing is predicted or learned from it. */
public sealed interface Control {
    /** Unique; begins with what it is about and a colon. */
    String id();

    /** When it was given, epoch milliseconds UTC. */
    long timeMillis();

    /** Who gave it. */
    String by();

    /** What it is about: the name of a symbol, which is in upper case, or of a feed, which is in lower case. */
    String subject();

    /**
     * A challenger becomes the champion of a symbol.
     *
     * @param challenger which one, or null for the one with the best score
     */
    record Promote(
            String id,
            Symbol symbol,
            long timeMillis,
            @Nullable String challenger,
            String by) implements Control {
        @Override
        public String subject() {
            return symbol.name();
        }
    }

    /** The champion that was before is the champion again. */
    record Rollback(String id, Symbol symbol, long timeMillis, String by) implements Control {
        @Override
        public String subject() {
            return symbol.name();
        }
    }

    /** A feed is to run, or not to run, in the whole cluster. */
    record SwitchFeed(String id, String feed, long timeMillis, boolean on, String by) implements Control {
        @Override
        public String subject() {
            return feed;
        }
    }

    /**
     * A feed has sent all that it has; the word of the feed itself.
     *
     * @param content names what it has sent, so that something else under the same name is sent again
     */
    record FeedCompleted(String id, String feed, long timeMillis, String content, String by) implements Control {
        @Override
        public String subject() {
            return feed;
        }
    }
}
