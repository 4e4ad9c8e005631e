package io.loopgrid.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import smile.classification.LogisticRegression;

/**
 * Smile's logistic regression, fitted anew to the newest examples at every boundary of event time: what batch training would
 * do, running beside the champion so that both can be compared label for label.
 *
 * <p>{@link #add} is cheap and belongs on the learner's thread; {@link #refit} solves the whole problem (L-BFGS; half a second
 * for 5,000 examples of 200 features) and belongs off the hot path, at an instant of event time that does not depend on how
 * fast the machine is. Before the first fit, and for a class that the examples lack, it says what the shares of the classes
 * say. Not safe for threads: one at a time.
 */
final class SmileChallenger {
    private static final double L2 = 1.0;
    private static final double TOLERANCE = 1e-4;
    private static final int MAX_ITERATIONS = 100;

    private final int classes;
    private final int features;
    private final int capacity;
    private final long refitMillis;
    private final ExampleWindow window;
    private final double[] counts;
    private long fittedBoundary = Long.MIN_VALUE;
    private @Nullable LogisticRegression fitted;
    /** Smile numbers only those classes that occur: which of ours each of its is. */
    private int[] fittedClasses = new int[0];

    private double lossSum;
    private long scored;

    /**
     * A challenger that has seen nothing.
     *
     * @param classes 2 to 127
     * @param features numbers in an example
     * @param capacity how many of the newest examples it is fitted to, at least 1
     * @param refitMillis the length of event time from one fit to the next, at least 1
     */
    public SmileChallenger(int classes, int features, int capacity, long refitMillis) {
        if (refitMillis < 1) {
            throw new IllegalArgumentException("refitMillis must be >= 1 but was " + refitMillis);
        }
        this.classes = classes;
        this.features = features;
        this.capacity = capacity;
        this.refitMillis = refitMillis;
        this.window = new ExampleWindow(capacity, features);
        this.counts = new double[classes];
        Arrays.fill(counts, 1);
    }

    /**
     * Scores an example with the last fit, then keeps it.
     *
     * @param timeMillis event time
     * @return whether a boundary has passed and {@link #refit} is due
     */
    public boolean add(float[] x, int label, long timeMillis) {
        float[] out = new float[classes];
        probabilities(x, out);
        lossSum -= StrictMath.log(Math.max(1e-12, out[label]));
        scored++;
        counts[label]++;
        window.add(x, label);
        long boundary = Math.floorDiv(timeMillis, refitMillis);
        boolean isDue = boundary > fittedBoundary;
        fittedBoundary = Math.max(boundary, fittedBoundary);
        return isDue;
    }

    /** Fits to the examples that are kept. Does nothing while they are of fewer than two classes. */
    public void refit() {
        int[] labels = window.toLabels();
        int[] occurring = Arrays.stream(labels).sorted().distinct().toArray();
        if (occurring.length < 2) {
            return;
        }
        int[] renumbered = Arrays.stream(labels)
                .map(label -> Arrays.binarySearch(occurring, label))
                .toArray();
        double[][] rows = window.toRows();
        fitted = occurring.length == 2
                ? LogisticRegression.binomial(rows, renumbered, L2, TOLERANCE, MAX_ITERATIONS)
                : LogisticRegression.multinomial(rows, renumbered, L2, TOLERANCE, MAX_ITERATIONS);
        fittedClasses = occurring;
    }

    /** The probabilities by the last fit, above 0, adding up to 1. */
    public void probabilities(float[] x, float[] out) {
        double all = Arrays.stream(counts).sum();
        for (int c = 0; c < classes; c++) {
            out[c] = (float) (counts[c] / all);
        }
        if (fitted == null) {
            return;
        }
        double[] posteriori = new double[fittedClasses.length];
        fitted.predict(IntStream.range(0, features).mapToDouble(i -> x[i]).toArray(), posteriori);
        double missing =
                1 - Arrays.stream(fittedClasses).mapToDouble(c -> out[c]).sum();
        for (int i = 0; i < posteriori.length; i++) {
            out[fittedClasses[i]] = (float) (Math.max(1e-6, posteriori[i]) * (1 - missing));
        }
        normalise(out);
    }

    private static void normalise(float[] out) {
        float sum = 0;
        for (float value : out) {
            sum += value;
        }
        for (int c = 0; c < out.length; c++) {
            out[c] /= sum;
        }
    }

    /** The mean log loss over all examples, each scored before it was kept; NaN before the first. */
    public double logLoss() {
        return lossSum / scored;
    }

    /** How many examples it has scored. */
    public long scored() {
        return scored;
    }

    /** Writes the examples and the scores; the fit is made anew after reading. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(classes);
        out.writeInt(features);
        out.writeInt(capacity);
        out.writeLong(refitMillis);
        out.writeLong(fittedBoundary);
        out.writeDouble(lossSum);
        out.writeLong(scored);
        for (double count : counts) {
            out.writeDouble(count);
        }
        window.write(out);
    }

    /** Reads what {@link #write} wrote, and fits. */
    public static SmileChallenger read(DataInput in) throws IOException {
        SmileChallenger challenger = new SmileChallenger(in.readByte(), in.readInt(), in.readInt(), in.readLong());
        challenger.fittedBoundary = in.readLong();
        challenger.lossSum = in.readDouble();
        challenger.scored = in.readLong();
        for (int c = 0; c < challenger.classes; c++) {
            challenger.counts[c] = in.readDouble();
        }
        challenger.window.read(in);
        challenger.refit();
        return challenger;
    }
}
