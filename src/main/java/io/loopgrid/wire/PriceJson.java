package io.loopgrid.wire;

import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import io.loopgrid.text.EventTimes;
import io.loopgrid.text.Rejected;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The prices of topic {@code prices} and of files: ticks with {@code price}, candles with {@code close}. A candle is known
 * at its {@code closeTime}, else at its time; one that has only a date is known when that day has ended in UTC. Safe for use
 * by several threads.
 */
public final class PriceJson {
    private static final long DAY_MILLIS = 86_400_000L;
    private static final byte[] SYMBOL = JsonBytes.literal("{\"symbol\":");
    private static final byte[] TIME = JsonBytes.literal(",\"time\":");
    private static final byte[] CLOSE_TIME = JsonBytes.literal(",\"closeTime\":");
    private static final byte[] PRICE = JsonBytes.literal(",\"price\":");
    private static final byte[] OPEN = JsonBytes.literal(",\"open\":");
    private static final byte[] HIGH = JsonBytes.literal(",\"high\":");
    private static final byte[] LOW = JsonBytes.literal(",\"low\":");
    private static final byte[] CLOSE = JsonBytes.literal(",\"close\":");
    private static final byte[] VOLUME = JsonBytes.literal(",\"volume\":");
    private static final byte[] ADJUSTED = JsonBytes.literal(",\"adj_close\":");

    private final LongSupplier nowMillis;
    private final ThreadLocal<JsonBytes> bytes = JsonBytes.perThread();

    /**
     * A codec.
     *
     * @param nowMillis the present, epoch milliseconds UTC, for the range of valid times
     */
    public PriceJson(LongSupplier nowMillis) {
        this.nowMillis = nowMillis;
    }

    /** Reads a tick or a candle. */
    public Price read(byte[] json) throws Rejected {
        return Json.read(json, object -> {
            Draft draft = new Draft();
            for (String field = object.next(); field != null; field = object.next()) {
                draft.take(field, object, nowMillis.getAsLong());
            }
            return draft.price();
        });
    }

    /** Writes a price: a tick when it has no open, high or low, else a candle whose times are both its close. */
    public byte[] write(Price price) {
        JsonBytes out = bytes.get().begin();
        out.raw(SYMBOL).string(price.symbol().name()).raw(TIME).number(price.timeMillis());
        boolean tick = Double.isNaN(price.open()) && Double.isNaN(price.high()) && Double.isNaN(price.low());
        if (tick) {
            out.raw(PRICE).number(price.price());
        } else {
            out.raw(CLOSE_TIME).number(price.timeMillis());
            optional(out, OPEN, price.open());
            optional(out, HIGH, price.high());
            optional(out, LOW, price.low());
            out.raw(CLOSE).number(price.price());
        }
        optional(out, VOLUME, price.volume());
        optional(out, ADJUSTED, price.adjusted());
        return out.raw('}').done();
    }

    private static void optional(JsonBytes out, byte[] field, double value) {
        if (!Double.isNaN(value)) {
            out.raw(field).number(value);
        }
    }

    /** What has been read so far of one price. */
    private static final class Draft {
        private static final long NONE = Long.MIN_VALUE;
        private @Nullable Symbol symbol;
        private long time = NONE;
        private long closeTime = NONE;
        private long dayEnd = NONE;
        private double price = Double.NaN;
        private double open = Double.NaN;
        private double high = Double.NaN;
        private double low = Double.NaN;
        private double close = Double.NaN;
        private double volume = Double.NaN;
        private double adjusted = Double.NaN;

        void take(String field, JsonObject json, long now) throws Rejected {
            switch (field) {
                case "symbol" -> symbol = Fields.symbol(field, json.scalar());
                case "time", "epoch_ms", "openTime" -> time = time(field, json, now);
                case "closeTime", "close_epoch_ms" -> closeTime = time(field, json, now);
                case "date" -> dayEnd = EventTimes.parse(field, json.string(), now) + DAY_MILLIS;
                case "price" -> price = positive(field, json.number());
                case "open" -> open = positive(field, json.number());
                case "high" -> high = positive(field, json.number());
                case "low" -> low = positive(field, json.number());
                case "close" -> close = positive(field, json.number());
                case "adj_close", "adjClose" -> adjusted = positive(field, json.number());
                case "volume" -> volume = notNegative(field, json.number());
                default -> {}
            }
        }

        Price price() throws Rejected {
            Symbol known = Fields.required("symbol", symbol);
            if (Double.isNaN(price) && Double.isNaN(close)) {
                throw Rejected.missing("price");
            }
            if (high < low) {
                throw new Rejected("high", high, "must be >= low " + low);
            }
            if (closeTime != NONE && closeTime < time) {
                throw new Rejected("closeTime", closeTime, "must be >= time " + time);
            }
            long when = closeTime != NONE ? closeTime : time != NONE ? time : dayEnd;
            if (when == NONE) {
                throw Rejected.missing("time");
            }
            double last = Double.isNaN(close) ? price : close;
            return new Price(known, when, last, open, high, low, volume, adjusted);
        }

        private static long time(String field, JsonObject json, long now) throws Rejected {
            return json.isString()
                    ? EventTimes.parse(field, json.string(), now)
                    : EventTimes.check(field, json.integer(), now);
        }

        private static double positive(String field, double value) throws Rejected {
            if (!(value > 0)) {
                throw new Rejected(field, value, "must be finite and > 0");
            }
            return value;
        }

        private static double notNegative(String field, double value) throws Rejected {
            if (!(value >= 0)) {
                throw new Rejected(field, value, "must be finite and >= 0");
            }
            return value;
        }
    }
}
