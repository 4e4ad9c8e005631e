package io.loopgrid.num2vec;

import io.loopgrid.event.Price;
import io.loopgrid.linalg.Exponential;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Turns the prices of a symbol, one after the other, into encodings.
 *
 * <p>Eight numbers say what the market did: for each span from a minute to five days the log return in units of its own
 * running deviation; how wild the market is against its long run; and the volume against its mean. An encoding has them as they
 * are and, when that has foretold the symbol's returns better, also as quantile bins or as periodic terms: see {@link
 * EncodingForm}. A number that the prices cannot tell, as the return over five minutes of daily bars, has zeros. Spans are times,
 * not counts, so ticks, candles and gaps need no settings. Returns are of comparable prices: a split is none.
 *
 * <p>An encoding is made of its own price and earlier ones only. A plain function of state and price, for any thread; about
 * fifteen microseconds a price.
 */
public final class MarketEncoder {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long[] SPANS_MILLIS = {MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, DAY, 5 * DAY};
    private static final List<String> SPAN_NAMES = List.of("1m", "5m", "15m", "1h", "1d", "5d");
    private static final List<String> NUMBERS = Stream.concat(
                    SPAN_NAMES.stream().map(span -> "return " + span), Stream.of("volatility", "volume"))
            .toList();
    private static final int VOLATILITY = SPANS_MILLIS.length;
    private static final int VOLUME = VOLATILITY + 1;
    private static final double CLIP = 3;
    /** Fewer prices have no deviation to tell a split by. */
    private static final int FEWEST_FOR_SPLITS = 20;

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
        return Slots.names(NUMBERS);
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
        long since = state.count == 0 ? 0 : now - state.timeMillis;
        double comparable = comparable(state, price, since);
        learnVariance(state, comparable, since);
        learnHorizon(state, comparable, now, since);
        float[] numbers = new float[Slots.INPUTS];
        for (int i = 0; i < state.spans.length; i++) {
            numbers[i] = learnSpan(state, i, comparable, now, since);
        }
        numbers[VOLATILITY] = volatility(state);
        numbers[VOLUME] = learnVolume(state.volume, price.volume(), since);
        byte[] slots = state.choice.learn(now, comparable, numbers, state.comparable, state.timeMillis);
        state.timeMillis = now;
        state.price = price.reference();
        state.comparable = comparable;
        state.count++;
        return new MarketEncoding(
                now,
                price.reference(),
                comparable,
                flatBand(state),
                (float) state.move.value(),
                state.choice.scores().form(),
                slots);
    }

    private static double comparable(MarketState state, Price price, long since) {
        double deviation = state.count < FEWEST_FOR_SPLITS ? Double.NaN : Math.sqrt(state.slowVariance.value() * since);
        double comparable = state.split.comparable(price, since, deviation);
        if (state.split.ratio() != 1) {
            state.volume.scale(state.split.ratio());
        }
        return comparable;
    }

    private double flatBand(MarketState state) {
        return Double.isNaN(fixedFlatBand) ? state.tercile.value() : fixedFlatBand;
    }

    private static void learnVariance(MarketState state, double comparable, long since) {
        if (since > 0) {
            double r = Exponential.log(comparable / state.comparable);
            state.fastVariance.add(r * r / since, since);
            state.slowVariance.add(r * r / since, since);
        }
    }

    private void learnHorizon(MarketState state, double comparable, long now, long since) {
        double past = state.horizon.spanAgo(now);
        if (!Double.isNaN(past)) {
            double size = Math.abs(comparable / past - 1);
            // A gap weighs as one horizon: a market that was closed has not changed while it was.
            double elapsed = Math.min(since, horizonMillis);
            state.tercile.add(size, elapsed / ((double) MEMORY_HORIZONS * horizonMillis));
            if (size > flatBand(state)) {
                state.move.add(size, since);
            }
        }
        state.horizon.add(now, comparable);
    }

    private static float learnSpan(MarketState state, int i, double comparable, long now, long since) {
        double past = state.spans[i].spanAgo(now);
        state.spans[i].add(now, comparable);
        if (Double.isNaN(past)) {
            return Float.NaN;
        }
        double r = Exponential.log(comparable / past);
        state.squares[i].add(r * r, since);
        double deviation = Math.sqrt(state.squares[i].value());
        return deviation > 0 ? (float) clip(r / deviation, CLIP) : 0;
    }

    private static float volatility(MarketState state) {
        double slow = state.slowVariance.value();
        double fast = state.fastVariance.value();
        return slow > 0 && fast > 0 ? (float) clip(Exponential.log(fast / slow), CLIP) : Float.NaN;
    }

    private static float learnVolume(RunningMean mean, double volume, long since) {
        if (!(volume >= 0) || Double.isInfinite(volume)) {
            return Float.NaN;
        }
        double before = mean.value();
        mean.add(volume, since);
        // A tenth of the mean is added to both, so that a minute without trades is low and not minus infinity.
        return before > 0 ? (float) clip(Exponential.log((volume + 0.1 * before) / (1.1 * before)), CLIP) : Float.NaN;
    }

    private static double clip(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }
}
