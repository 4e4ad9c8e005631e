package io.loopgrid.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import smile.classification.LogisticRegression;

/**
 * Smile's logistic regression (L-BFGS), fitted to a window of examples: what batch training would do. The fit is handed out
 * as plain weights, rounded, so that what differs between platforms in the last bits of a logarithm is gone from it.
 */
public final class SmileLogistic {
    private static final double L2 = 30;
    private static final double TOLERANCE = 1e-4;
    private static final int MAX_ITERATIONS = 30;
    private static final double STEPS = 1 << 12;
    /** What a class that no example has is held for: one in 150. */
    private static final float UNSEEN = -5f;

    private SmileLogistic() {}

    /**
     * Fits. 1,000 examples of 160 features take some 50 ms.
     *
     * @param rows features whose last one is 1, not changed
     * @param labels from 0 to classes - 1
     * @return null while the examples are of fewer than two classes
     */
    public static @Nullable LinearWeights fit(double[][] rows, int[] labels, int classes) {
        int[] occurring = Arrays.stream(labels).sorted().distinct().toArray();
        if (occurring.length < 2) {
            return null;
        }
        int features = rows[0].length;
        double[] scale = scales(rows);
        double[][] scaled = new double[rows.length][features];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < features; j++) {
                scaled[i][j] = rows[i][j] * scale[j];
            }
        }
        int[] numbered = Arrays.stream(labels)
                .map(label -> Arrays.binarySearch(occurring, label))
                .toArray();
        double[][] coefficients = coefficients(scaled, numbered, occurring.length);
        float[][] weights = new float[classes][features];
        for (float[] row : weights) {
            row[features - 1] = UNSEEN;
        }
        for (int k = 0; k < occurring.length; k++) {
            double[] row = k < coefficients.length ? coefficients[k] : new double[features + 1];
            for (int j = 0; j < features; j++) {
                weights[occurring[k]][j] = rounded(row[j] * scale[j] + (j == features - 1 ? row[features] : 0));
            }
        }
        return new LinearWeights(weights);
    }

    /** What makes the root of each feature's mean square 1; 0 for a feature that is always 0. */
    private static double[] scales(double[][] rows) {
        double[] scale = new double[rows[0].length];
        for (int j = 0; j < scale.length; j++) {
            double sum = 0;
            for (double[] row : rows) {
                sum += row[j] * row[j];
            }
            scale[j] = sum > 0 ? Math.sqrt(rows.length / sum) : 0;
        }
        return scale;
    }

    /** One row for each class, the intercept last; the last class may have none, which means zeros. */
    private static double[][] coefficients(double[][] rows, int[] labels, int classes) {
        if (classes == 2) {
            double[] ofSecond = LogisticRegression.binomial(rows, labels, L2, TOLERANCE, MAX_ITERATIONS)
                    .coefficients();
            return new double[][] {new double[ofSecond.length], ofSecond};
        }
        return LogisticRegression.multinomial(rows, labels, L2, TOLERANCE, MAX_ITERATIONS)
                .coefficients();
    }

    static float rounded(double value) {
        return (float) (Math.rint(value * STEPS) / STEPS);
    }
}
