package io.loopgrid.evaluation;

import io.loopgrid.linalg.Exponential;

/** What a sample of few is to the normal distribution. */
final class Student {
    /** The normal distribution's 97.5 % quantile. */
    private static final double Z = 1.959963984540054;

    private static final double ROOT_OF_TWO_PI = 2.5066282746310002;

    private Student() {}

    /**
     * The 97.5 % quantile of Student's distribution: Fisher and Cornish's expansion (Abramowitz and Stegun 1964, 26.7.5),
     * within 0.01 from 4 degrees of freedom on.
     *
     * @param freedom degrees of freedom, at least 4
     */
    static double quantile(double freedom) {
        double z2 = Z * Z;
        double g1 = (z2 + 1) * Z / 4;
        double g2 = ((5 * z2 + 16) * z2 + 3) * Z / 96;
        double g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) * Z / 384;
        double g4 = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) * Z / 92_160;
        return Z + (g1 + (g2 + (g3 + g4 / freedom) / freedom) / freedom) / freedom;
    }

    /** The probability that a normal variable exceeds z: Abramowitz and Stegun 1964, 26.2.17, within 1e-7. For z of 0 or more. */
    static double normalTail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double series =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Exponential.exp(-z * z / 2) / ROOT_OF_TWO_PI * series;
    }
}
