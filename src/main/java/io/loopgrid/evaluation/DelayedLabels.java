package io.loopgrid.evaluation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Labels that are not known yet, by when they will be: exact to the millisecond while few wait, later in at most
 * {@value #MOST_BINS} spans of time, of which each is known at its end. Never early.
 */
final class DelayedLabels {
    private static final int MOST_BINS = 256;

    private final int classes;
    private final TreeMap<Long, double[]> bins = new TreeMap<>();
    private long widthMillis = 1;

    DelayedLabels(int classes) {
        this.classes = classes;
    }

    void add(int label, long knownMillis) {
        count(knownMillis, label, 1);
        while (bins.size() > MOST_BINS) {
            widen();
        }
    }

    private void count(long knownMillis, int label, double number) {
        bins.computeIfAbsent(Math.floorDiv(knownMillis, widthMillis), bin -> new double[classes])[label] += number;
    }

    private void widen() {
        TreeMap<Long, double[]> narrow = new TreeMap<>(bins);
        long narrowMillis = widthMillis;
        bins.clear();
        widthMillis *= 2;
        narrow.forEach((bin, counts) -> {
            for (int c = 0; c < classes; c++) {
                count(bin * narrowMillis, c, counts[c]);
            }
        });
    }

    /** Moves what is known by a time into counts; returns how many labels those were. */
    double takeKnown(long timeMillis, double[] counts) {
        double taken = 0;
        while (!bins.isEmpty() && (bins.firstKey() + 1) * widthMillis - 1 <= timeMillis) {
            double[] known = bins.pollFirstEntry().getValue();
            for (int c = 0; c < classes; c++) {
                counts[c] += known[c];
                taken += known[c];
            }
        }
        return taken;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(widthMillis);
        out.writeInt(bins.size());
        for (Map.Entry<Long, double[]> bin : bins.entrySet()) {
            out.writeLong(bin.getKey());
            for (double count : bin.getValue()) {
                out.writeDouble(count);
            }
        }
    }

    void read(DataInput in) throws IOException {
        bins.clear();
        widthMillis = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            double[] counts = new double[classes];
            bins.put(in.readLong(), counts);
            for (int c = 0; c < classes; c++) {
                counts[c] = in.readDouble();
            }
        }
    }
}
