package io.loopgrid.evaluation;

/**
 * Predictions that were about equally sure: within a tenth.
 *
 * @param predicted the mean probability of the predicted class
 * @param right how often that was the label
 */
public record CalibrationBin(long count, double predicted, double right) {}
