package io.loopgrid.linalg;

/**
 * The logistic function from a table: 4e-6 off the true value at most, and 0 or 1 beyond ±16.
 *
 * <p>The table holds 2,050 values, 8 KiB, so that it stays in the first-level cache; values between are interpolated.
 */
public final class Sigmoid {
    private static final float LIMIT = 16f;
    private static final int STEPS_PER_UNIT = 64;
    private static final float[] TABLE = table();

    private Sigmoid() {}

    /** 1 / (1 + e^-x); NaN stays NaN. */
    public static float of(float x) {
        if (x >= LIMIT) {
            return 1f;
        }
        if (x <= -LIMIT) {
            return 0f;
        }
        float position = (x + LIMIT) * STEPS_PER_UNIT;
        int step = (int) position;
        float below = TABLE[step];
        return below + (position - step) * (TABLE[step + 1] - below);
    }

    private static float[] table() {
        // Two beyond the last step: just below the limit, x + LIMIT is rounded up to 2 * LIMIT.
        float[] values = new float[(int) (2 * LIMIT * STEPS_PER_UNIT) + 2];
        for (int i = 0; i < values.length; i++) {
            double x = (double) i / STEPS_PER_UNIT - LIMIT;
            values[i] = (float) (1 / (1 + StrictMath.exp(-x)));
        }
        return values;
    }
}
