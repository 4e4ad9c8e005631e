package io.loopgrid.wire;

import io.loopgrid.event.Symbol;
import io.loopgrid.text.Rejected;
import io.loopgrid.text.TweetRules;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks of values that several messages have. */
final class Fields {
    private static final int HASH_BYTES = 12;

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

    /** A text of people, with a bound on its length; halves of surrogate pairs are replaced. */
    static String bounded(String field, String value, int maxChars) throws Rejected {
        if (value.length() > maxChars) {
            throw new Rejected(field, value.length(), "must have at most " + maxChars + " characters");
        }
        return TweetRules.withoutLoneSurrogates(value);
    }

    /** A short name for a content: the same content has the same name, 24 hexadecimal digits. */
    static String hash(String... content) {
        try {
            byte[] joined = String.join("\n", content).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(joined), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
