package io.loopgrid.pipeline;

import io.loopgrid.event.Tweet;

/**
 * A tweet whose turn has come.
 *
 * @param tweet with the symbols that are new for its id
 * @param late whether its event time had passed before it came
 * @param firstOfId whether the text is new
 */
record PassedTweet(Tweet tweet, boolean late, boolean firstOfId) {}
