package io.loopgrid.loop;

import io.loopgrid.model.Adwin;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thing that may drift: its open blocks, and the window over the closed ones. For one thread. */
final class DriftChannel {
    /** More than inputs are allowed to run ahead of each other at usual horizons. */
    private static final int MOST_OPEN = 1024;

    private final Adwin window;
    private final TreeMap<Long, double[]> open = new TreeMap<>();
    private long closedUntilMillis = Long.MIN_VALUE;
    /** The mean of the first block, NaN before it. */
    private double reference = Double.NaN;

    DriftChannel(double confidence) {
        window = new Adwin(confidence);
    }

    /** Adds to a block; one that is closed stays as it is. */
    void add(DriftSums part) {
        if (part.fromMillis() >= closedUntilMillis
                && (open.size() < MOST_OPEN || open.containsKey(part.fromMillis()))) {
            double[] sums = open.computeIfAbsent(part.fromMillis(), from -> new double[2]);
            sums[0] += part.sum();
            sums[1] += part.weight();
        }
    }

    /** Where the oldest open block begins, {@link Long#MAX_VALUE} when none is open. */
    long oldestOpen() {
        return open.isEmpty() ? Long.MAX_VALUE : open.firstKey();
    }

    /** Closes the oldest open block; returns what has changed with it, in means of blocks, or null. */
    Adwin.@Nullable Change close(DriftKind kind, long blockMillis) {
        Map.Entry<Long, double[]> oldest = open.pollFirstEntry();
        if (oldest == null) {
            throw new IllegalStateException("no block is open");
        }
        closedUntilMillis = oldest.getKey() + blockMillis;
        double mean = oldest.getValue()[0] / oldest.getValue()[1];
        if (!(mean >= 0) || (kind == DriftKind.PRICES && mean == 0)) {
            // Nothing was there to be averaged, or no price has moved: says nothing of what has changed.
            return null;
        }
        if (Double.isNaN(reference)) {
            reference = mean;
        }
        Adwin.Change change = window.add(kind.value(mean, reference));
        if (change == null || !kind.matters(change.before(), change.after())) {
            return null;
        }
        return new Adwin.Change(
                kind.mean(change.before(), reference),
                kind.mean(change.after(), reference),
                change.beforeCount(),
                change.afterCount());
    }

    void write(DataOutput out) throws IOException {
        window.write(out);
        out.writeLong(closedUntilMillis);
        out.writeDouble(reference);
        out.writeInt(open.size());
        for (Map.Entry<Long, double[]> block : open.entrySet()) {
            out.writeLong(block.getKey());
            out.writeDouble(block.getValue()[0]);
            out.writeDouble(block.getValue()[1]);
        }
    }

    void read(DataInput in) throws IOException {
        window.read(in);
        closedUntilMillis = in.readLong();
        reference = in.readDouble();
        for (int i = Fields.readSize(in); i > 0; i--) {
            open.put(in.readLong(), new double[] {in.readDouble(), in.readDouble()});
        }
    }
}
