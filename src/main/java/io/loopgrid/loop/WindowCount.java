package io.loopgrid.loop;

/**
 * Tweets of one symbol in one window of event time.
 *
 * @param fromMillis the window's first instant, epoch milliseconds UTC
 * @param tweets how many
 */
public record WindowCount(long fromMillis, long tweets) {}
