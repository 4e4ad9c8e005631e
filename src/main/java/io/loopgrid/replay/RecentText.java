package io.loopgrid.replay;

import java.util.ArrayDeque;

/** What was written of late, the newest first: at most {@value #MOST_TWEETS} tweets. */
final class RecentText {
    private static final int MOST_TWEETS = 8;

    private final ArrayDeque<String> texts = new ArrayDeque<>();

    void add(String text) {
        texts.addFirst(text);
        if (texts.size() > MOST_TWEETS) {
            texts.removeLast();
        }
    }

    String text() {
        return String.join(" \n", texts);
    }
}
