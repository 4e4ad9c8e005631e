package io.loopgrid.evaluation;

/**
 * How good those were that look at no tweet.
 *
 * @param majority always the most frequent class so far
 * @param noChange the newest known class again
 * @param reversal the newest known class turned round
 * @param prior the shares of the classes so far
 */
public record BaselineScores(Scores majority, Scores noChange, Scores reversal, Scores prior) {}
