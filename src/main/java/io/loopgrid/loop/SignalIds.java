package io.loopgrid.loop;

import io.loopgrid.event.Symbol;

/** The form of a signal's id: {@code SYMBOL:tweet id}. */
final class SignalIds {
    private static final char SEPARATOR = ':';

    private SignalIds() {}

    static String of(Symbol symbol, String tweet) {
        return symbol.name() + SEPARATOR + tweet;
    }

    /** The name of the symbol that an id begins with; empty when it begins with none. */
    static String symbolOf(String id) {
        int end = id.indexOf(SEPARATOR);
        return end < 0 ? "" : id.substring(0, end);
    }
}
