package io.loopgrid.model;

import io.loopgrid.linalg.Exponential;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A window over a stream of numbers that is as long as nothing has changed in it: ADWIN (Bifet and Gavaldà 2007), with
 * their exponential histogram and their bound for the variance at hand (section 2.3). The variance is that within the two
 * parts, because that of the whole window holds the change itself, and hides it in a window that is not much longer than it.
 *
 * <p>When the means of an older and a newer part differ by more than chance allows, the older part is dropped and the change is
 * told. Numbers should be independent of each other: means of blocks rather than what overlaps. For one thread. A number
 * costs a pass over the buckets, some 5 for each doubling of the window: below a microsecond.
 */
public final class Adwin {
    private static final int BUCKETS_PER_SIZE = 5;
    /** Parts that are smaller have no mean worth the name. */
    private static final long FEWEST = 5;
    /**
     * Bernstein's bound asks for the range of the numbers, which is 1 only for coins: the mean of a block strays less. With 1 a
     * change of four deviations is seen after a hundred blocks, with this after twenty; false alarms stay below the bound.
     */
    private static final double RANGE_DEVIATIONS = 6;

    /** So that the rounding of numbers that are all the same is no change. */
    private static final double SMALLEST_RANGE = 0.01;

    /** At 5 a size there is room for windows of 2^30. */
    private static final int MOST_BUCKETS = 6 * 31;

    private final double confidence;
    private final long[] counts = new long[MOST_BUCKETS];
    private final double[] sums = new double[MOST_BUCKETS];
    private final double[] squares = new double[MOST_BUCKETS];
    private int buckets;

    /**
     * What changed.
     *
     * @param before the mean of the older part, {@code beforeCount} numbers
     * @param after the mean of the newer part, {@code afterCount} numbers
     */
    public record Change(double before, double after, long beforeCount, long afterCount) {}

    /**
     * An empty window.
     *
     * @param confidence the probability of a false alarm that is accepted, above 0 and below 1; 0.002 is usual
     */
    public Adwin(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be between 0 and 1 but was " + confidence);
        }
        this.confidence = confidence;
    }

    /** How many numbers the window holds. */
    public long size() {
        long size = 0;
        for (int i = 0; i < buckets; i++) {
            size += counts[i];
        }
        return size;
    }

    /** The mean of the window, NaN when it is empty. */
    public double mean() {
        double sum = 0;
        for (int i = 0; i < buckets; i++) {
            sum += sums[i];
        }
        return sum / size();
    }

    /**
     * Adds a number.
     *
     * @param value 0 to 1
     * @return what changed with it, or null
     */
    public @Nullable Change add(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("value must be 0 to 1 but was " + value);
        }
        counts[buckets] = 1;
        sums[buckets] = value;
        squares[buckets] = value * value;
        buckets++;
        merge();
        Change first = null;
        for (int cut = bestCut(); cut > 0; cut = bestCut()) {
            first = first == null ? change(cut) : first;
            drop(0, cut);
        }
        return first;
    }

    /** Where more than five buckets have one size, the two oldest of them become one. */
    private void merge() {
        int last = buckets;
        while (last > 0) {
            int from = last;
            while (from > 0 && counts[from - 1] == counts[last - 1]) {
                from--;
            }
            if (last - from <= BUCKETS_PER_SIZE) {
                return;
            }
            counts[from + 1] += counts[from];
            sums[from + 1] += sums[from];
            squares[from + 1] += squares[from];
            drop(from, from + 1);
            last = from + 1;
        }
    }

    private void drop(int from, int to) {
        System.arraycopy(counts, to, counts, from, buckets - to);
        System.arraycopy(sums, to, sums, from, buckets - to);
        System.arraycopy(squares, to, squares, from, buckets - to);
        buckets -= to - from;
    }

    /** How many of the oldest buckets are to go: where the means differ most beyond chance; 0 when they do not. */
    private int bestCut() {
        double n = size();
        if (n < 2 * FEWEST) {
            return 0;
        }
        double all = mean() * n;
        double variance = Math.max(0, sum(squares) / n - mean() * mean());
        double odds = Exponential.log(2 * Exponential.log(n) / confidence);
        double count = 0;
        double sum = 0;
        int best = 0;
        double most = 1;
        for (int cut = 1; cut < buckets; cut++) {
            count += counts[cut - 1];
            sum += sums[cut - 1];
            if (count >= FEWEST && n - count >= FEWEST) {
                double inverse = 1 / count + 1 / (n - count);
                double difference = Math.abs(sum / count - (all - sum) / (n - count));
                double ratio = difference / chance(variance, difference, inverse, n, odds);
                best = ratio > most ? cut : best;
                most = Math.max(most, ratio);
            }
        }
        return best;
    }

    /** By how much two means may differ by chance, given the variance within the two parts. */
    private static double chance(double variance, double difference, double inverse, double n, double odds) {
        double within = Math.max(0, variance - difference * difference / (inverse * n));
        double range = Math.max(SMALLEST_RANGE, Math.min(1, RANGE_DEVIATIONS * Math.sqrt(within)));
        return Math.sqrt(2 * inverse * within * odds) + 2.0 / 3 * inverse * odds * range;
    }

    private double sum(double[] parts) {
        double sum = 0;
        for (int i = 0; i < buckets; i++) {
            sum += parts[i];
        }
        return sum;
    }

    private Change change(int cut) {
        long before = 0;
        double sum = 0;
        for (int i = 0; i < cut; i++) {
            before += counts[i];
            sum += sums[i];
        }
        long after = size() - before;
        return new Change(sum / before, (sum(sums) - sum) / after, before, after);
    }

    /** Writes the window: 24 bytes for each bucket, some 60 buckets for a window of a thousand. */
    public void write(DataOutput out) throws IOException {
        out.writeShort(buckets);
        for (int i = 0; i < buckets; i++) {
            out.writeLong(counts[i]);
            out.writeDouble(sums[i]);
            out.writeDouble(squares[i]);
        }
    }

    /** Reads what {@link #write} wrote, in place of what is there. */
    public void read(DataInput in) throws IOException {
        buckets = in.readShort();
        for (int i = 0; i < buckets; i++) {
            counts[i] = in.readLong();
            sums[i] = in.readDouble();
            squares[i] = in.readDouble();
        }
    }
}
