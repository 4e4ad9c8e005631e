package io.loopgrid.num2vec;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The newest encodings of one symbol, found by time.
 *
 * <p>One writer, many readers, no locks: encodings lie in pages that are filled once and never overwritten; the volatile
 * count is written after them. When all places are used the writer puts an empty page in the place of the oldest, and a
 * reader that still looks at the old one reads true, old values. A place found by {@link #asOf} may be forgotten before it is
 * read; then the values are NaN and {@link #copyInto} says false. Memory grows with what is kept, about 160 bytes an
 * encoding.
 */
public final class PriceHistory {
    private static final int PAGE_SHIFT = 10;
    private static final int PAGE_SIZE = 1 << PAGE_SHIFT;

    private final AtomicReferenceArray<Page> pages;
    private final int slots;
    private volatile long count;

    /**
     * An empty history.
     *
     * @param capacity how many encodings are kept at least, at least 1; up to 1,024 more may be
     * @param slots how many slots an encoding has
     */
    public PriceHistory(int capacity, int slots) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be >= 1 but was " + capacity);
        }
        this.pages = new AtomicReferenceArray<>((capacity + PAGE_SIZE - 1) / PAGE_SIZE + 2);
        this.slots = slots;
    }

    /**
     * Adds an encoding. The writer's call.
     *
     * @return false when it is not later than the newest, and was left out
     */
    public boolean add(MarketEncoding encoding) {
        long at = count;
        if (at > 0 && encoding.timeMillis() <= reached()) {
            return false;
        }
        int offset = (int) (at & (PAGE_SIZE - 1));
        if (offset == 0) {
            pages.set(place(at), new Page(at, slots));
        }
        page(at).set(offset, encoding);
        count = at + 1;
        return true;
    }

    /** When the newest encoding began, epoch milliseconds UTC; {@link Long#MIN_VALUE} when there is none. */
    public long reached() {
        long n = count;
        return n == 0 ? Long.MIN_VALUE : timeMillis(n - 1);
    }

    /** Where the last encoding at or before a time is, or -1 when none is kept. Costs one step when it is the newest. */
    public long asOf(long timeMillis) {
        long n = count;
        if (n == 0) {
            return -1;
        }
        if (timeMillis(n - 1) <= timeMillis) {
            return n - 1;
        }
        // The oldest page may be replaced at any time, so it is not searched once there is a newer one in every place.
        long low = Math.max(0, ((n - 1) >>> PAGE_SHIFT) - pages.length() + 2) << PAGE_SHIFT;
        long high = n - 1;
        if (timeMillis(low) > timeMillis) {
            return -1;
        }
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (timeMillis(middle) <= timeMillis) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** When the encoding at a place began; {@link Long#MAX_VALUE} when it is forgotten. */
    public long timeMillis(long place) {
        Page page = page(place);
        return page.first == pageStart(place) ? page.times[offset(place)] : Long.MAX_VALUE;
    }

    /** The price at a place, NaN when it is forgotten. */
    public double price(long place) {
        Page page = page(place);
        return page.first == pageStart(place) ? page.prices[offset(place)] : Double.NaN;
    }

    /** The flat band known at a place, NaN when it is forgotten. */
    public double flatBand(long place) {
        Page page = page(place);
        return page.first == pageStart(place) ? page.flatBands[offset(place)] : Double.NaN;
    }

    /** The mean size of a move known at a place, NaN when it is forgotten. */
    public double move(long place) {
        Page page = page(place);
        return page.first == pageStart(place) ? page.moves[offset(place)] : Double.NaN;
    }

    /** Copies the slots at a place to {@code dst[from…]}, and says whether it is still there. */
    public boolean copyInto(long place, float[] dst, int from) {
        Page page = page(place);
        if (page.first != pageStart(place)) {
            return false;
        }
        System.arraycopy(page.slots, offset(place) * slots, dst, from, slots);
        return true;
    }

    /** The encoding at a place, null when it is forgotten. The writer's call. */
    public @Nullable MarketEncoding encoding(long place) {
        Page page = page(place);
        float[] copy = new float[slots];
        if (page.first != pageStart(place)) {
            return null;
        }
        int at = offset(place);
        System.arraycopy(page.slots, at * slots, copy, 0, slots);
        return new MarketEncoding(page.times[at], page.prices[at], page.flatBands[at], page.moves[at], copy);
    }

    /** The last price at or before a time, NaN when there is none or it is older than {@code maxAgeMillis}. */
    public double priceAt(long timeMillis, long maxAgeMillis) {
        long place = asOf(timeMillis);
        return place < 0 || timeMillis(place) < timeMillis - maxAgeMillis ? Double.NaN : price(place);
    }

    private Page page(long place) {
        return pages.get(place(place));
    }

    private int place(long at) {
        return (int) ((at >>> PAGE_SHIFT) % pages.length());
    }

    private static long pageStart(long place) {
        return place & -PAGE_SIZE;
    }

    private static int offset(long place) {
        return (int) (place & (PAGE_SIZE - 1));
    }

    private static final class Page {
        final long first;
        final long[] times = new long[PAGE_SIZE];
        final double[] prices = new double[PAGE_SIZE];
        final double[] flatBands = new double[PAGE_SIZE];
        final double[] moves = new double[PAGE_SIZE];
        final float[] slots;

        Page(long first, int slotsPerEncoding) {
            this.first = first;
            this.slots = new float[PAGE_SIZE * slotsPerEncoding];
        }

        void set(int offset, MarketEncoding encoding) {
            times[offset] = encoding.timeMillis();
            prices[offset] = encoding.price();
            flatBands[offset] = encoding.flatBand();
            moves[offset] = encoding.move();
            encoding.copyInto(slots, offset * encoding.size());
        }
    }
}
