package io.loopgrid.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parity: every kernel against the naive loop in doubles, at lengths that no lane count divides. */
final class KernelsTest {
    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 13, 31, 97, 101, 307})
    void multipliesSlicesAsTheNaiveLoopDoes(int n) {
        float[] a = vector(n + 3);
        float[] b = vector(n + 5);
        double expected = 0;
        for (int i = 0; i < n; i++) {
            expected += (double) a[3 + i] * b[5 + i];
        }
        assertThat((double) Kernels.dot(a, 3, b, 5, n)).isCloseTo(expected, within(1e-5 * n));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 13, 31, 97, 101, 307})
    void multipliesManyRowsAsOneByOne(int n) {
        for (int count = 0; count <= 8; count++) {
            float[] x = vector(n);
            float[][] rows = rows(count, n);
            float[] out = new float[count];
            Kernels.dots(x, rows, count, out);
            for (int j = 0; j < count; j++) {
                assertThat(out[j]).isCloseTo(Kernels.dot(x, rows[j]), within(1e-5f * n));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 13, 31, 97, 101, 307})
    void addsWeightedRowsAsTheNaiveLoopDoes(int n) {
        for (int count = 0; count <= 8; count++) {
            float[] weights = vector(count);
            float[][] rows = rows(count, n);
            float[] y = vector(n);
            Kernels.weightedSum(weights, rows, count, y);
            for (int i = 0; i < n; i++) {
                double expected = 0;
                for (int j = 0; j < count; j++) {
                    expected += (double) weights[j] * rows[j][i];
                }
                assertThat((double) y[i]).isCloseTo(expected, within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 13, 31, 97, 101, 307})
    void addsTheSameToSlicesAndToWholeArrays(int n) {
        float[] x = vector(n);
        float[] whole = vector(n);
        float[] slice = new float[n + 4];
        System.arraycopy(whole, 0, slice, 4, n);
        Kernels.axpy(0.3f, x, whole);
        Kernels.add(x, whole);
        Kernels.axpy(0.3f, x, 0, slice, 4, n);
        Kernels.add(x, 0, slice, 4, n);
        for (int i = 0; i < n; i++) {
            assertThat(slice[4 + i]).isEqualTo(whole[i]);
        }
        assertThat(slice).startsWith(0f, 0f, 0f, 0f);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 97})
    void scalesOnlyItsSlice(int n) {
        float[] a = vector(n + 2);
        float[] before = a.clone();
        Kernels.scale(a, 1, n, 2f);
        assertThat(a[0]).isEqualTo(before[0]);
        assertThat(a[n + 1]).isEqualTo(before[n + 1]);
        for (int i = 1; i <= n; i++) {
            assertThat(a[i]).isEqualTo(2f * before[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 97})
    void findsAVectorParallelToItselfAndToNothingElse(int n) {
        float[] a = vector(n);
        float[] turned = a.clone();
        Kernels.scale(turned, 0, n, -3f);
        assertThat(Kernels.cosine(a, a)).isCloseTo(1f, within(1e-6f));
        assertThat(Kernels.cosine(a, turned)).isCloseTo(-1f, within(1e-6f));
        assertThat(Kernels.cosine(a, new float[n])).isZero();
        assertThat(Kernels.squaredNorm(a, 0, n)).isEqualTo(Kernels.dot(a, a));
    }

    private float[][] rows(int count, int n) {
        float[][] rows = new float[count][];
        for (int j = 0; j < count; j++) {
            rows[j] = vector(n);
        }
        return rows;
    }

    private float[] vector(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return values;
    }
}
