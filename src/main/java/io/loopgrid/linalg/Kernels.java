package io.loopgrid.linalg;

import java.util.Arrays;

/**
 * The inner loops: everything that is done to every number of a vector.
 *
 * <p>Two forms of each. The form over <em>whole arrays</em> is what the optimising compiler turns into vector instructions;
 * the form over <em>slices</em> it leaves scalar (offsets into two arrays may overlap, as far as it knows), which costs
 * three to four times as much at 100 numbers: 13 ns against 50 ns for {@code axpy}. Hot rows are therefore arrays of their own.
 *
 * <p>Sums run in eight lanes that are added in a fixed order at the end: equal on every JDK and machine, and nearer to the
 * true sum than one running total. Lengths are trusted; a wrong one fails as an array index does.
 */
public final class Kernels {
    private Kernels() {}

    /** The inner product of two arrays of one length. */
    public static float dot(float[] a, float[] b) {
        return dot(a, 0, b, 0, a.length);
    }

    /** The inner product of two slices of {@code n} numbers. */
    public static float dot(float[] a, int aFrom, float[] b, int bFrom, int n) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int i = 0;
        for (; i <= n - 8; i += 8) {
            s0 += a[aFrom + i] * b[bFrom + i];
            s1 += a[aFrom + i + 1] * b[bFrom + i + 1];
            s2 += a[aFrom + i + 2] * b[bFrom + i + 2];
            s3 += a[aFrom + i + 3] * b[bFrom + i + 3];
            s4 += a[aFrom + i + 4] * b[bFrom + i + 4];
            s5 += a[aFrom + i + 5] * b[bFrom + i + 5];
            s6 += a[aFrom + i + 6] * b[bFrom + i + 6];
            s7 += a[aFrom + i + 7] * b[bFrom + i + 7];
        }
        float rest = 0;
        for (; i < n; i++) {
            rest += a[aFrom + i] * b[bFrom + i];
        }
        return ((s0 + s4) + (s1 + s5)) + ((s2 + s6) + (s3 + s7)) + rest;
    }

    /**
     * The inner products of one array with several, each number of {@code x} loaded once for three of them.
     *
     * @param rows arrays of the length of {@code x}
     * @param count how many of the rows
     * @param out receives {@code count} products
     */
    public static void dots(float[] x, float[][] rows, int count, float[] out) {
        int j = 0;
        for (; j <= count - 3; j += 3) {
            dotThree(x, rows[j], rows[j + 1], rows[j + 2], out, j);
        }
        for (; j < count; j++) {
            out[j] = dot(x, rows[j]);
        }
    }

    private static void dotThree(float[] x, float[] a, float[] b, float[] c, float[] out, int at) {
        float a0 = 0;
        float a1 = 0;
        float b0 = 0;
        float b1 = 0;
        float c0 = 0;
        float c1 = 0;
        int n = x.length;
        int i = 0;
        for (; i <= n - 2; i += 2) {
            float even = x[i];
            float odd = x[i + 1];
            a0 += even * a[i];
            a1 += odd * a[i + 1];
            b0 += even * b[i];
            b1 += odd * b[i + 1];
            c0 += even * c[i];
            c1 += odd * c[i + 1];
        }
        if (i < n) {
            a0 += x[i] * a[i];
            b0 += x[i] * b[i];
            c0 += x[i] * c[i];
        }
        out[at] = a0 + a1;
        out[at + 1] = b0 + b1;
        out[at + 2] = c0 + c1;
    }

    /** {@code y += factor * x}, over whole arrays of one length. */
    public static void axpy(float factor, float[] x, float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += factor * x[i];
        }
    }

    /** {@code y += factor * x}, over slices of {@code n} numbers. */
    public static void axpy(float factor, float[] x, int xFrom, float[] y, int yFrom, int n) {
        if (xFrom == 0 && yFrom == 0 && n == y.length) {
            axpy(factor, x, y);
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yFrom + i] += factor * x[xFrom + i];
        }
    }

    /**
     * {@code y = weights[0] * rows[0] + … + weights[count - 1] * rows[count - 1]}.
     *
     * @param rows arrays of the length of {@code y}, none of them {@code y}
     */
    public static void weightedSum(float[] weights, float[][] rows, int count, float[] y) {
        if (count == 0) {
            Arrays.fill(y, 0f);
            return;
        }
        int j = 1;
        if (count >= 3) {
            sumOfThree(weights[0], rows[0], weights[1], rows[1], weights[2], rows[2], y);
            j = 3;
        } else {
            copyScaled(weights[0], rows[0], y);
        }
        for (; j <= count - 3; j += 3) {
            addThree(weights[j], rows[j], weights[j + 1], rows[j + 1], weights[j + 2], rows[j + 2], y);
        }
        for (; j < count; j++) {
            axpy(weights[j], rows[j], y);
        }
    }

    private static void copyScaled(float factor, float[] x, float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = factor * x[i];
        }
    }

    private static void sumOfThree(float p, float[] a, float q, float[] b, float r, float[] c, float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = p * a[i] + q * b[i] + r * c[i];
        }
    }

    private static void addThree(float p, float[] a, float q, float[] b, float r, float[] c, float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += p * a[i] + q * b[i] + r * c[i];
        }
    }

    /** {@code y += x}, over whole arrays of one length. */
    public static void add(float[] x, float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += x[i];
        }
    }

    /** {@code y += x}, over slices of {@code n} numbers. */
    public static void add(float[] x, int xFrom, float[] y, int yFrom, int n) {
        for (int i = 0; i < n; i++) {
            y[yFrom + i] += x[xFrom + i];
        }
    }

    /** {@code a *= factor}, over a slice of {@code n} numbers. */
    public static void scale(float[] a, int from, int n, float factor) {
        for (int i = from; i < from + n; i++) {
            a[i] *= factor;
        }
    }

    /** The inner product of a slice of {@code n} numbers with itself. */
    public static float squaredNorm(float[] a, int from, int n) {
        return dot(a, from, a, from, n);
    }

    /** The cosine of the angle between two arrays of one length, 0 when one of them is all zeros. */
    public static float cosine(float[] a, float[] b) {
        double norms = Math.sqrt((double) dot(a, a) * dot(b, b));
        return norms == 0 ? 0f : (float) (dot(a, b) / norms);
    }
}
