package io.loopgrid.evaluation;

/**
 * The score of the predictions that were made in one block of time.
 *
 * @param fromMillis where the block begins, epoch milliseconds UTC
 * @param count how many predictions
 * @param right how many of them were right
 * @param logLoss the sum of their log losses
 * @param priorLogLoss that of the class shares so far
 */
public record ScorePoint(long fromMillis, long count, long right, double logLoss, double priorLogLoss) {}
