package io.loopgrid.event;

/**
 * A tick or a closed candle of one symbol.
 *
 * @param timeMillis when it was known (a candle's close), epoch milliseconds UTC
 * @param price the tick or the candle's close, finite and above 0
 * @param open the candle's first price, NaN when not given
 * @param high the candle's highest price, NaN when not given
 * @param low the candle's lowest price, NaN when not given
 * @param volume what was traded, at least 0, NaN when not given
 * @param adjusted the close corrected for splits and dividends, NaN when not given
 */
public record Price(
        Symbol symbol,
        long timeMillis,
        double price,
        double open,
        double high,
        double low,
        double volume,
        double adjusted)
        implements Event {
    /** Refuses a price that is not a positive finite number. */
    public Price {
        if (!(price > 0) || Double.isInfinite(price)) {
            throw new IllegalArgumentException("price must be finite and > 0 but was " + price);
        }
    }

    /** A tick: a price and a volume, nothing else. */
    public static Price tick(Symbol symbol, long timeMillis, double price, double volume) {
        return new Price(symbol, timeMillis, price, Double.NaN, Double.NaN, Double.NaN, volume, Double.NaN);
    }

    /** What returns are computed from: the adjusted close where there is one, else the price. */
    public double reference() {
        return Double.isNaN(adjusted) ? price : adjusted;
    }
}
