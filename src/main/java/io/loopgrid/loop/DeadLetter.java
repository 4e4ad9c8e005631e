package io.loopgrid.loop;

/**
 * A record that could not be used, and why: goes to the dead letters of its topic.
 *
 * @param origin the record as it came
 * @param reason one sentence: field, value, rule
 */
public record DeadLetter(Origin origin, String reason) {}
