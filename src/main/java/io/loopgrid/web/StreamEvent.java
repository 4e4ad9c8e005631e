package io.loopgrid.web;

/**
 * Something that listeners are told.
 *
 * @param name {@code signal}, {@code outcome}, {@code alert}, {@code score}, {@code count} or {@code gap}
 * @param json its data, one line
 */
record StreamEvent(String name, String json) {}
