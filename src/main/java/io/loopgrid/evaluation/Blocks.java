package io.loopgrid.evaluation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums over blocks of time: minutes while there are fewer than 5 hours, hours while there are fewer than 20 days, then days,
 * and when there are 1,024 of them blocks of twice the length, so that nothing is dropped and there is never more than that.
 */
final class Blocks {
    static final long MINUTE_MILLIS = 60_000;
    static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;
    static final long DAY_MILLIS = 24 * HOUR_MILLIS;
    private static final int HOURS_ENOUGH = 5;
    private static final int DAYS_ENOUGH = 20;
    private static final int MAX_BLOCKS = 1024;

    private final int width;
    private final TreeMap<Long, double[]> sums = new TreeMap<>();
    private long lengthMillis = MINUTE_MILLIS;

    /** @param width how many numbers are summed for each block */
    Blocks(int width) {
        this.width = width;
    }

    /** The sums of the block of a time, to be added to at once and not kept. */
    double[] at(long timeMillis) {
        long key = Math.floorDiv(timeMillis, lengthMillis);
        double[] block = sums.get(key);
        if (block != null) {
            return block;
        }
        sums.put(key, new double[width]);
        if (lengthMillis == MINUTE_MILLIS && distinct(HOUR_MILLIS) >= HOURS_ENOUGH) {
            coarsen(HOUR_MILLIS);
        }
        if (lengthMillis == HOUR_MILLIS && distinct(DAY_MILLIS) >= DAYS_ENOUGH) {
            coarsen(DAY_MILLIS);
        }
        while (sums.size() > MAX_BLOCKS) {
            coarsen(2 * lengthMillis);
        }
        return sums.computeIfAbsent(Math.floorDiv(timeMillis, lengthMillis), k -> new double[width]);
    }

    /** In how many spans of a length there is a block. */
    private long distinct(long spanMillis) {
        long blocksPerSpan = spanMillis / lengthMillis;
        long spans = 0;
        long last = Long.MIN_VALUE;
        for (long key : sums.keySet()) {
            long span = Math.floorDiv(key, blocksPerSpan);
            spans += span == last ? 0 : 1;
            last = span;
        }
        return spans;
    }

    private void coarsen(long newLengthMillis) {
        TreeMap<Long, double[]> old = new TreeMap<>(sums);
        long oldLengthMillis = lengthMillis;
        sums.clear();
        lengthMillis = newLengthMillis;
        old.forEach((key, block) -> {
            double[] into =
                    sums.computeIfAbsent(Math.floorDiv(key * oldLengthMillis, newLengthMillis), k -> new double[width]);
            for (int i = 0; i < width; i++) {
                into[i] += block[i];
            }
        });
    }

    /** How long a block is. */
    long lengthMillis() {
        return lengthMillis;
    }

    /** All blocks in the order of time, to be read only. */
    double[][] toArray() {
        return sums.values().toArray(new double[0][]);
    }

    /** Gives every block in the order of time, with the instant at which it begins; the sums are to be read only. */
    void forEach(BlockConsumer consumer) {
        sums.forEach((key, block) -> consumer.take(key * lengthMillis, block));
    }

    /** Takes a block. */
    interface BlockConsumer {
        void take(long fromMillis, double[] sums);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(lengthMillis);
        out.writeInt(sums.size());
        for (Map.Entry<Long, double[]> entry : sums.entrySet()) {
            out.writeLong(entry.getKey());
            for (double sum : entry.getValue()) {
                out.writeDouble(sum);
            }
        }
    }

    void read(DataInput in) throws IOException {
        lengthMillis = in.readLong();
        int size = in.readInt();
        for (int b = 0; b < size; b++) {
            long key = in.readLong();
            double[] block = new double[width];
            for (int i = 0; i < width; i++) {
                block[i] = in.readDouble();
            }
            sums.put(key, block);
        }
    }
}
