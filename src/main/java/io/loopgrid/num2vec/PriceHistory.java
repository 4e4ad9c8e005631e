package io.loopgrid.num2vec;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The newest encodings of one symbol, found by time.
 *
 * <p>One writer, many readers, no locks: encodings lie in pages that are filled once and never overwritten; the volatile
 * count is written after them. When all places are used the writer puts an empty page in the place of the oldest, and a
 * reader that still looks at the old one reads true, old values. A place found by {@link #asOf} may be forgotten before it is
 * read; then the values are NaN and {@link #copyInto} says false. Memory grows with what is kept, 77 bytes an
 * encoding: 5 MB for 65,536 of them. A look-up of the newest and its copy take some 50 nanoseconds, one of the past 200.
 */
public final class PriceHistory {
    private static final int PAGE_SHIFT = 10;
    private static final int PAGE_SIZE = 1 << PAGE_SHIFT;

    private final AtomicReferenceArray<Page> pages;
    private volatile long count;

    /**
     * An empty history.
     *
     * @param capacity how many encodings are kept at least, at least 1; up to 1,024 more may be
     */
    public PriceHistory(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be >= 1 but was " + capacity);
        }
        this.pages = new AtomicReferenceArray<>((capacity + PAGE_SIZE - 1) / PAGE_SIZE + 2);
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
            pages.set(place(at), new Page(at));
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

    /** The price at a place as it came, NaN when it is forgotten. */
    public double price(long place) {
        Page page = page(place);
        return page.first == pageStart(place) ? page.prices[offset(place)] : Double.NaN;
    }

    /** The price at a place in the unit that returns are computed in, NaN when it is forgotten. */
    public double comparable(long place) {
        Page page = page(place);
        return page.first == pageStart(place) ? page.comparables[offset(place)] : Double.NaN;
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

    /** Copies all slots at a place to {@code dst[from…]}, and says whether it is still there. */
    public boolean copyInto(long place, float[] dst, int from) {
        Page page = page(place);
        if (page.first != pageStart(place)) {
            return false;
        }
        int at = offset(place);
        Slots.unpack(page.packed, at * Slots.MOST_PACKED, EncodingForm.at(page.forms[at]), dst, from);
        return true;
    }

    /** The encoding at a place, null when it is forgotten. The writer's call. */
    public @Nullable MarketEncoding encoding(long place) {
        Page page = page(place);
        return page.first == pageStart(place) ? page.encoding(offset(place)) : null;
    }

    /** The last price at or before a time, NaN when there is none or it is older than {@code maxAgeMillis}. */
    public double priceAt(long timeMillis, long maxAgeMillis) {
        long place = placeAt(timeMillis, maxAgeMillis);
        return place < 0 ? Double.NaN : price(place);
    }

    /**
     * The return between two times, as a fraction, NaN when one of the prices is not known or too old. A split in between is
     * no return.
     */
    public double change(long fromMillis, long toMillis, long maxAgeMillis) {
        long from = placeAt(fromMillis, maxAgeMillis);
        long to = placeAt(toMillis, maxAgeMillis);
        return from < 0 || to < 0 ? Double.NaN : comparable(to) / comparable(from) - 1;
    }

    private long placeAt(long timeMillis, long maxAgeMillis) {
        long place = asOf(timeMillis);
        return place < 0 || timeMillis(place) < timeMillis - maxAgeMillis ? -1 : place;
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
        final double[] comparables = new double[PAGE_SIZE];
        final double[] flatBands = new double[PAGE_SIZE];
        final float[] moves = new float[PAGE_SIZE];
        final byte[] forms = new byte[PAGE_SIZE];
        final byte[] packed = new byte[PAGE_SIZE * Slots.MOST_PACKED];

        Page(long first) {
            this.first = first;
        }

        void set(int offset, MarketEncoding encoding) {
            times[offset] = encoding.timeMillis();
            prices[offset] = encoding.price();
            comparables[offset] = encoding.comparable();
            flatBands[offset] = encoding.flatBand();
            moves[offset] = (float) encoding.move();
            forms[offset] = (byte) encoding.form().ordinal();
            encoding.copyPackedInto(packed, offset * Slots.MOST_PACKED);
        }

        MarketEncoding encoding(int offset) {
            EncodingForm form = EncodingForm.at(forms[offset]);
            int from = offset * Slots.MOST_PACKED;
            return new MarketEncoding(
                    times[offset],
                    prices[offset],
                    comparables[offset],
                    flatBands[offset],
                    moves[offset],
                    form,
                    Arrays.copyOfRange(packed, from, from + Slots.packedSize(form)));
        }
    }
}
