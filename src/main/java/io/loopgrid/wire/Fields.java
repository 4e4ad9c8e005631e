package io.loopgrid.wire;

import io.loopgrid.event.Symbol;
import io.loopgrid.text.Rejected;
import io.loopgrid.text.TweetRules;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks of values that several messages have. */
final class Fields {
    private Fields() {}

    static <T> T required(String field, @Nullable T value) throws Rejected {
        if (value == null) {
            throw Rejected.missing(field);
        }
        return value;
    }

    /** A symbol's name in any case. */
    static Symbol symbol(String field, String name) throws Rejected {
        if (Symbol.isValid(name)) {
            return new Symbol(name);
        }
        String upper = name.length() > Symbol.MAX_LENGTH ? "" : name.toUpperCase(Locale.ROOT);
        if (!Symbol.isValid(upper)) {
            throw new Rejected(field, name, "must be 1 to " + Symbol.MAX_LENGTH + " characters of A-Z 0-9 . _ -");
        }
        return new Symbol(upper);
    }

    /** The symbol that an id of a signal or a correction begins with. */
    static Symbol symbolOfId(String field, String id) throws Rejected {
        TweetRules.id(field, id);
        int colon = id.indexOf(':');
        if (colon < 1 || colon == id.length() - 1 || !Symbol.isValid(id.substring(0, colon))) {
            throw new Rejected(field, id, "must begin with a symbol and a colon");
        }
        return new Symbol(id.substring(0, colon));
    }

    /** The constant of an enum by its name. */
    static <E extends Enum<E>> E constant(Class<E> type, String field, String name) throws Rejected {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new Rejected(field, name, "must be one of " + Arrays.toString(type.getEnumConstants()));
    }
}
