package io.loopgrid.num2vec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The recent prices of one symbol at a resolution that suits one span: the last price of each of the newest cells, a cell
 * being 1/64 of the span. So any rate of prices needs the same 72 places, and the price a span ago is found to within a cell.
 */
final class SpanPrices {
    private static final int CELLS_PER_SPAN = 64;
    /** More than a span needs, so that the price just before the span is still there. */
    private static final int PLACES = 72;
    /** A price this many spans older than it should be says nothing about the span: a weekend for a day, but no more. */
    private static final int OLDEST_SPANS = 4;

    private final long spanMillis;
    private final long cellMillis;
    private final long[] times = new long[PLACES];
    private final double[] prices = new double[PLACES];
    private int newest = -1;
    private int size;

    SpanPrices(long spanMillis) {
        this.spanMillis = spanMillis;
        this.cellMillis = Math.max(1, spanMillis / CELLS_PER_SPAN);
    }

    long spanMillis() {
        return spanMillis;
    }

    /** Adds a price that is later than all before. */
    void add(long timeMillis, double price) {
        boolean sameCell =
                size > 0 && Math.floorDiv(times[newest], cellMillis) == Math.floorDiv(timeMillis, cellMillis);
        if (!sameCell) {
            newest = (newest + 1) % PLACES;
            size = Math.min(PLACES, size + 1);
        }
        times[newest] = timeMillis;
        prices[newest] = price;
    }

    /** The last kept price that is at least a span older than a time; NaN when there is none, or it is much older. */
    double spanAgo(long timeMillis) {
        long latest = timeMillis - spanMillis;
        for (int back = 0; back < size; back++) {
            int place = (newest - back + PLACES) % PLACES;
            if (times[place] <= latest) {
                return times[place] >= latest - OLDEST_SPANS * spanMillis ? prices[place] : Double.NaN;
            }
        }
        return Double.NaN;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int back = size - 1; back >= 0; back--) {
            int place = (newest - back + PLACES) % PLACES;
            out.writeLong(times[place]);
            out.writeDouble(prices[place]);
        }
    }

    void read(DataInput in) throws IOException {
        size = in.readInt();
        newest = size - 1;
        for (int i = 0; i < size; i++) {
            times[i] = in.readLong();
            prices[i] = in.readDouble();
        }
    }
}
