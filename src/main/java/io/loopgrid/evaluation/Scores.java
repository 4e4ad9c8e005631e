package io.loopgrid.evaluation;

/**
 * How good predictions were; NaN when there were none.
 *
 * @param accuracy the share that was right
 * @param balancedAccuracy the mean over the classes of the share of each that was found
 * @param mcc Matthews' correlation, -1 to 1, 0 for chance
 * @param macroF1 the mean F1 of the classes
 * @param logLoss the mean of -ln(probability given to the true class)
 * @param brier the mean squared distance of the probabilities from the truth, 0 to 2
 * @param ece the expected calibration error: how far the probability of the predicted class is from its accuracy, in ten bins
 */
public record Scores(
        double accuracy,
        double balancedAccuracy,
        double mcc,
        double macroF1,
        double logLoss,
        double brier,
        double ece) {}
