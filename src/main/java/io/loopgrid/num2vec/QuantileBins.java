package io.loopgrid.num2vec;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.mapping.BitwiseLinearlyInterpolatedMapping;
import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.store.CollapsingLowestDenseStore;
import com.datadoghq.sketch.ddsketch.store.Store;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far a number lies into each of four bins that hold equally many of the numbers before it: the piecewise linear
 * encoding of Gorishniy et al. 2022, section 3.2, with quantiles that follow a stream. The outer edges are the 5th and the
 * 95th percentile, because the extremes of a stream never stop growing.
 *
 * <p>The quantiles come from a DDSketch (Masson, Rim and Lee 2019), off by at most 6 % of their size. Its index is found
 * from the bits of the number, so it is the same on every JDK. All counts are whole and are halved when they reach {@value
 * #FULL}, so that a number counts half after some two thousand others, and a count takes two bytes. For one thread; less than a
 * kilobyte.
 */
final class QuantileBins {
    private static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.95};
    private static final int FULL = 4096;
    /** Fewer numbers have no percentiles worth the name. */
    private static final int FEWEST = 20;
    /** The edges are found again with every number up to this many, then with each 16th: they move slowly. */
    private static final int EVERY = 64;

    private static final int EVERY_MASK = 15;
    /** Eight parts of each power of two. */
    private static final IndexMapping MAPPING = new BitwiseLinearlyInterpolatedMapping(3);

    private static final double SMALLEST = 1.0 / 32;
    private static final double LARGEST = 8;
    /** Eight powers of two from the smallest to the largest, and a place for rounding. */
    private static final int PLACES = 72;

    private DDSketch sketch = new DDSketch(MAPPING, QuantileBins::store);
    private final float[] edges = new float[LEVELS.length];
    private int count;
    /** How many were too small to have a place. */
    private int zeros;

    private static Store store() {
        return new CollapsingLowestDenseStore(PLACES);
    }

    /** Learns a number; beyond ±8 it counts as that. */
    void add(double x) {
        if (Math.abs(x) < SMALLEST) {
            sketch.accept(0);
            zeros++;
        } else {
            sketch.accept(Math.max(-LARGEST, Math.min(LARGEST, x)));
        }
        count++;
        if (count == FULL) {
            halve();
        }
        if (count <= EVERY || (count & EVERY_MASK) == 0) {
            findEdges();
        }
    }

    private void findEdges() {
        for (int i = 0; i < LEVELS.length; i++) {
            edges[i] = (float) sketch.getValueAtQuantile(LEVELS[i]);
        }
    }

    /** The quantile between two bins: 0 the lowest, 4 the highest. */
    float edge(int i) {
        return edges[i];
    }

    /** Writes a number 0 to 1 for each bin to {@code out[from…]}: 1 for those below the one that x is in, 0 for those above. */
    void encode(double x, float[] out, int from) {
        for (int bin = 0; bin < Slots.BINS; bin++) {
            float low = edges[bin];
            float width = edges[bin + 1] - low;
            if (count < FEWEST || Double.isNaN(x)) {
                out[from + bin] = 0;
            } else if (width > 0) {
                out[from + bin] = (float) Math.max(0, Math.min(1, (x - low) / width));
            } else {
                out[from + bin] = x > low ? 1 : 0;
            }
        }
    }

    private void halve() {
        Store negative = store();
        Store positive = store();
        sketch.getNegativeValueStore().forEach((index, times) -> addWhole(negative, index, times));
        sketch.getPositiveValueStore().forEach((index, times) -> addWhole(positive, index, times));
        set(negative, positive, zeros >> 1);
    }

    private static void addWhole(Store store, int index, double times) {
        int half = (int) times >> 1;
        if (half > 0) {
            store.add(index, (double) half);
        }
    }

    private void set(Store negative, Store positive, int zeroCount) {
        sketch = DDSketch.of(MAPPING, negative, positive, zeroCount);
        zeros = zeroCount;
        count = (int) sketch.getCount();
    }

    /** Writes everything: 4 bytes for each place in use. */
    void write(DataOutput out) throws IOException {
        for (float edge : edges) {
            out.writeFloat(edge);
        }
        out.writeShort(zeros);
        write(sketch.getNegativeValueStore(), out);
        write(sketch.getPositiveValueStore(), out);
    }

    private static void write(Store store, DataOutput out) throws IOException {
        int[] places = new int[2 * PLACES];
        int[] used = new int[1];
        store.forEach((index, times) -> {
            places[used[0]++] = index;
            places[used[0]++] = (int) times;
        });
        out.writeShort(used[0]);
        for (int i = 0; i < used[0]; i++) {
            out.writeShort(places[i]);
        }
    }

    void read(DataInput in) throws IOException {
        for (int i = 0; i < edges.length; i++) {
            edges[i] = in.readFloat();
        }
        int zeroCount = in.readShort();
        set(readStore(in), readStore(in), zeroCount);
    }

    private static Store readStore(DataInput in) throws IOException {
        Store store = store();
        for (int i = in.readShort(); i > 0; i -= 2) {
            store.add(in.readShort(), (double) in.readShort());
        }
        return store;
    }
}
