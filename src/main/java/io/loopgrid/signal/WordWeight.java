package io.loopgrid.signal;

/**
 * A word and what it adds to logit(up) minus logit(down).
 *
 * @param weight positive pulls towards UP
 */
public record WordWeight(String word, float weight) {}
