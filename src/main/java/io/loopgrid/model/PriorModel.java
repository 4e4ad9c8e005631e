package io.loopgrid.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Looks at no feature: its probabilities are the shares of the classes of late. What every other expert has to beat, and what
 * a mix falls back to when nothing can be learned.
 */
public final class PriorModel implements OnlineModel<double[]> {
    private final int classes;
    private final double kept;

    /**
     * A prior.
     *
     * @param classes 2 to 127
     * @param memoryExamples after how many examples an old one counts e times less, at least 1
     */
    public PriorModel(int classes, double memoryExamples) {
        if (classes < 2 || classes > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("classes must be 2 to 127 but was " + classes);
        }
        if (!(memoryExamples >= 1)) {
            throw new IllegalArgumentException("memoryExamples must be >= 1 but was " + memoryExamples);
        }
        this.classes = classes;
        this.kept = StrictMath.exp(-1 / memoryExamples);
    }

    @Override
    public int classes() {
        return classes;
    }

    /** One example of each class is taken as seen. */
    @Override
    public double[] initial() {
        double[] counts = new double[classes];
        Arrays.fill(counts, 1);
        return counts;
    }

    @Override
    public void probabilities(double[] state, float[] x, float[] out) {
        double all = 0;
        for (double count : state) {
            all += count;
        }
        for (int c = 0; c < classes; c++) {
            out[c] = (float) (state[c] / all);
        }
    }

    @Override
    public void learn(double[] state, float[] x, int label) {
        for (int c = 0; c < classes; c++) {
            // A class that is not seen for long stays possible.
            state[c] = Math.max(1e-3, state[c] * kept);
        }
        state[label]++;
    }

    @Override
    public void write(double[] state, DataOutput out) throws IOException {
        for (double count : state) {
            out.writeDouble(count);
        }
    }

    @Override
    public double[] read(DataInput in) throws IOException {
        double[] state = new double[classes];
        for (int c = 0; c < classes; c++) {
            state[c] = in.readDouble();
        }
        return state;
    }
}
