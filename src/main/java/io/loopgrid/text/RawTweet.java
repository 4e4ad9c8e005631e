package io.loopgrid.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post as it came from outside, before its time is converted and its people are made unrecognisable. It must not leave
 * the process.
 *
 * @param id as the source gave it, null when there was none
 * @param time in any form that {@link EventTimes} reads, null when there was none
 * @param author a name or an id, null when there was none
 * @param text may be empty
 * @param symbols names that the source gave, of any form
 */
public record RawTweet(
        @Nullable String id,
        @Nullable String time,
        @Nullable String author,
        String text,
        List<String> symbols) {
    /** Copies the symbols. */
    public RawTweet {
        symbols = List.copyOf(symbols);
    }

    /** Says nothing of the post: a log must not show what is private. */
    @Override
    public String toString() {
        return "RawTweet[" + text.length() + " characters]";
    }
}
