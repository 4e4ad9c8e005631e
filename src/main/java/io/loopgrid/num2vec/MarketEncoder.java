package io.loopgrid.num2vec;

import io.loopgrid.event.Price;
import io.loopgrid.linalg.Exponential;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the prices of a symbol, one after the other, into encodings.
 *
 * <p>For each span from a minute to five days: the log return in units of its own running deviation, clipped; how far it is
 * into the lower and the upper quarter (piecewise linear, Gorishniy et al. 2022, section 3.2); its sine and cosine (section
 * 3.3). Then how wild the market is against its long run, and the volume against its mean. A span that the prices cannot
 * tell, as five minutes of daily bars, has zeros. Spans are times, not counts, so ticks, candles and gaps need no settings.
 *
 * <p>An encoding is made of its own price and earlier ones only. A plain function of state and price, for any thread; about
 * six microseconds a price.
 */
public final class MarketEncoder {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long[] SPANS_MILLIS = {MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, DAY, 5 * DAY};
    private static final List<String> SPAN_NAMES = List.of("1m", "5m", "15m", "1h", "1d", "5d");
    private static final int SLOTS_PER_SPAN = 5;
    private static final double CLIP = 3;
    /** Upper quartile of the standard normal distribution, where the outer quantile bins begin. */
    private static final double QUARTILE = 0.6745;

    private static final int MEMORY_HORIZONS = 2000;

    private final long horizonMillis;
    private final double fixedFlatBand;

    /**
     * An encoder for one horizon.
     *
     * @param horizonMillis at least 1
     * @param flatBand the largest |return| that is FLAT, at least 0; NaN for the running tercile
     */
    public MarketEncoder(long horizonMillis, double flatBand) {
        if (horizonMillis < 1) {
            throw new IllegalArgumentException("horizonMillis must be >= 1 but was " + horizonMillis);
        }
        if (flatBand < 0) {
            throw new IllegalArgumentException("flatBand must be >= 0 or NaN but was " + flatBand);
        }
        this.horizonMillis = horizonMillis;
        this.fixedFlatBand = flatBand;
    }

    /** What each slot of an encoding says, in their order. */
    public static List<String> slotNames() {
        List<String> names = new ArrayList<>();
        for (String span : SPAN_NAMES) {
            names.add("return " + span);
            names.add("fall " + span);
            names.add("rise " + span);
            names.add("sin return " + span);
            names.add("cos return " + span);
        }
        names.add("volatility");
        names.add("volume");
        return List.copyOf(names);
    }

    /** The state before the first price. */
    public MarketState initial() {
        return new MarketState(SPANS_MILLIS, horizonMillis);
    }

    /** Reads what {@link MarketState#write} wrote, for an encoder of the same horizon. */
    public MarketState read(DataInput in) throws IOException {
        MarketState state = initial();
        state.read(in);
        return state;
    }

    /**
     * Learns a price.
     *
     * @param price later than all that the state has learned
     * @return what is known from then until the next price
     * @throws IllegalArgumentException when the price is not later than the last
     */
    public MarketEncoding learn(MarketState state, Price price) {
        long now = price.timeMillis();
        if (now <= state.timeMillis) {
            throw new IllegalArgumentException("price must be later than " + state.timeMillis + " but was of " + now);
        }
        double reference = price.reference();
        long since = state.count == 0 ? 0 : now - state.timeMillis;
        float[] slots = new float[SLOTS_PER_SPAN * SPANS_MILLIS.length + 2];
        learnVariance(state, reference, since);
        learnHorizon(state, reference, now, since);
        for (int i = 0; i < state.spans.length; i++) {
            encodeSpan(state, i, reference, now, since, slots, i * SLOTS_PER_SPAN);
        }
        int next = SLOTS_PER_SPAN * SPANS_MILLIS.length;
        slots[next] = volatility(state);
        slots[next + 1] = learnVolume(state.volume, price.volume(), since);
        state.timeMillis = now;
        state.price = reference;
        state.count++;
        return new MarketEncoding(now, reference, flatBand(state), state.move.value(), slots);
    }

    private double flatBand(MarketState state) {
        return Double.isNaN(fixedFlatBand) ? state.tercile.value() : fixedFlatBand;
    }

    private static void learnVariance(MarketState state, double reference, long since) {
        if (since > 0) {
            double r = Exponential.log(reference / state.price);
            state.fastVariance.add(r * r / since, since);
            state.slowVariance.add(r * r / since, since);
        }
    }

    private void learnHorizon(MarketState state, double reference, long now, long since) {
        double past = state.horizon.spanAgo(now);
        if (!Double.isNaN(past)) {
            double size = Math.abs(reference / past - 1);
            // A gap weighs as one horizon: a market that was closed has not changed while it was.
            double elapsed = Math.min(since, horizonMillis);
            state.tercile.add(size, elapsed / ((double) MEMORY_HORIZONS * horizonMillis));
            if (size > flatBand(state)) {
                state.move.add(size, since);
            }
        }
        state.horizon.add(now, reference);
    }

    private static void encodeSpan(
            MarketState state, int i, double reference, long now, long since, float[] slots, int at) {
        double past = state.spans[i].spanAgo(now);
        state.spans[i].add(now, reference);
        if (Double.isNaN(past)) {
            return;
        }
        double r = Exponential.log(reference / past);
        state.squares[i].add(r * r, since);
        double deviation = Math.sqrt(state.squares[i].value());
        double z = deviation > 0 ? clip(r / deviation, CLIP) : 0;
        slots[at] = (float) (z / 2);
        slots[at + 1] = (float) quarter(-z);
        slots[at + 2] = (float) quarter(z);
        slots[at + 3] = (float) StrictMath.sin(z);
        slots[at + 4] = (float) StrictMath.cos(z);
    }

    /** 0 inside the quartile, 1 at the clip, linear between. */
    private static double quarter(double z) {
        return Math.max(0, (z - QUARTILE) / (CLIP - QUARTILE));
    }

    private static float volatility(MarketState state) {
        double slow = state.slowVariance.value();
        double fast = state.fastVariance.value();
        return slow > 0 && fast > 0 ? (float) (clip(Exponential.log(fast / slow), CLIP) / CLIP) : 0;
    }

    private static float learnVolume(RunningMean mean, double volume, long since) {
        if (!(volume >= 0) || Double.isInfinite(volume)) {
            return 0;
        }
        double before = mean.value();
        mean.add(volume, since);
        // A tenth of the mean is added to both, so that a minute without trades is low and not minus infinity.
        return before > 0 ? (float) (clip(Exponential.log((volume + 0.1 * before) / (1.1 * before)), CLIP) / CLIP) : 0;
    }

    private static double clip(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }
}
