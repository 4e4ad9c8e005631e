package io.loopgrid.event;

import java.util.List;

/**
 * A clean post: its author is a keyed hash and its text is masked.
 *
 * @param id unique with each symbol; the same id is the same text
 * @param timeMillis when it was posted, epoch milliseconds UTC
 * @param author the keyed hash of the author
 * @param text masked text, may be empty
 * @param symbols what it speaks of, may be empty, without repeats
 */
public record Tweet(String id, long timeMillis, String author, String text, List<Symbol> symbols) implements Event {
    /** Copies the symbols. */
    public Tweet {
        symbols = List.copyOf(symbols);
    }
}
