package io.loopgrid.event;

import java.util.Locale;

/**
 * The name of what is traded, in upper case: {@code BTC}, {@code BRK.B}.
 *
 * @param name 1 to 20 characters of {@code A-Z 0-9 . _ -}, the first a letter or digit
 */
public record Symbol(String name) implements Comparable<Symbol> {
    /** The longest name, in characters. */
    public static final int MAX_LENGTH = 20;

    /** Refuses a name that is not of the form. */
    public Symbol {
        if (!isValid(name)) {
            throw new IllegalArgumentException(
                    "symbol must be 1 to " + MAX_LENGTH + " characters of A-Z 0-9 . _ - but was " + abbreviated(name));
        }
    }

    /**
     * The symbol of a name in any case.
     *
     * @throws IllegalArgumentException when the name is not of the form
     */
    public static Symbol of(String anyCase) {
        return new Symbol(anyCase.toUpperCase(Locale.ROOT));
    }

    /** Whether a name is of the form, in upper case. */
    public static boolean isValid(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH || !isAlphanumeric(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isAlphanumeric(c) && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static String abbreviated(String name) {
        return name.length() <= MAX_LENGTH ? "'" + name + "'" : "'" + name.substring(0, MAX_LENGTH) + "…'";
    }

    @Override
    public int compareTo(Symbol other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
