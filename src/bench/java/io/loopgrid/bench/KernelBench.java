package io.loopgrid.bench;

import io.loopgrid.linalg.Kernels;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The loops over floats that everything else is made of. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelBench {
    /** The shipped size of a word's vector, and the one of the comparison with other trainers. */
    @Param({"64", "100"})
    public int dimension;

    private float[] x;
    private float[] y;

    /** Vectors that are the same each time. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        x = new float[dimension];
        y = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            x[i] = (float) random.nextDouble(-1, 1);
            y[i] = (float) random.nextDouble(-1, 1);
        }
    }

    /** The inner product of two vectors. */
    @Benchmark
    public float dot() {
        return Kernels.dot(x, y);
    }

    /** A multiple of one vector added to another; so small that the sum stays finite. */
    @Benchmark
    public float[] axpy() {
        Kernels.axpy(1e-9f, x, y);
        return y;
    }
}
