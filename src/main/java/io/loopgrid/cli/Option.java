package io.loopgrid.cli;

import org.jspecify.annotations.Nullable;

/**
 * An option that a command takes.
 *
 * @param name with its dashes
 * @param value what stands for its value in the help
 * @param isMany whether several values may follow
 * @param fallback the value when it is not given, null when there is none
 * @param help what it decides, in a few words
 */
record Option(
        String name, String value, boolean isMany, @Nullable String fallback, String help) {
    /** One value, and a default. */
    static Option of(String name, String value, String fallback, String help) {
        return new Option(name, value, false, fallback, help);
    }

    /** One value, and no default. */
    static Option of(String name, String value, String help) {
        return new Option(name, value, false, null, help);
    }

    /** One value or more, and no default. */
    static Option ofMany(String name, String value, String help) {
        return new Option(name, value, true, null, help);
    }
}
