package io.loopgrid.web;

import io.loopgrid.event.Symbol;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks the parameters of calls. */
final class Parameters {
    /** The most values that one call gives. */
    static final int MAX_LIMIT = 1000;

    private Parameters() {}

    /** The symbol of a name in any case; null when no name is given. */
    static @Nullable Symbol symbol(@Nullable String name) {
        return name == null || name.isEmpty() ? null : requiredSymbol(name);
    }

    /** The symbol of a name in any case. */
    static Symbol requiredSymbol(String name) {
        String upper = name.length() > Symbol.MAX_LENGTH ? "" : name.toUpperCase(Locale.ROOT);
        if (!Symbol.isValid(upper)) {
            throw Problem.parameter(
                    "symbol", name, "must be 1 to " + Symbol.MAX_LENGTH + " characters of A-Z 0-9 . _ -");
        }
        return new Symbol(upper);
    }

    /** The symbol that the id of a signal or a correction begins with; null when it begins with none. */
    static @Nullable Symbol symbolOfId(String id) {
        int colon = id.indexOf(':');
        boolean valid = colon > 0 && colon < id.length() - 1 && Symbol.isValid(id.substring(0, colon));
        return valid ? new Symbol(id.substring(0, colon)) : null;
    }

    /** A number of values that are wanted. */
    static int limit(String name, int value) {
        if (value < 1 || value > MAX_LIMIT) {
            throw Problem.parameter(name, value, "must be from 1 to " + MAX_LIMIT);
        }
        return value;
    }
}
