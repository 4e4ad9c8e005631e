package io.loopgrid.loop;

import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.num2vec.MarketEncoding;

/**
 * Every encoding of every market, each a state of its own so that a price costs one small row: key symbol and time, as
 * {@code BTC/1525959451940}. The oldest are forgotten first.
 */
final class HistoryFunction implements KeyedFunction<HistoryRow, MarketEncoding> {
    private static final char SEPARATOR = '/';

    private final int keptPrices;

    HistoryFunction(LoopSettings settings) {
        this.keptPrices = settings.keptPrices();
    }

    static String keyOf(String symbol, MarketEncoding encoding) {
        return symbol + SEPARATOR + encoding.timeMillis();
    }

    /** The name of the symbol in a key. */
    static String symbolOf(String key) {
        return key.substring(0, key.indexOf(SEPARATOR));
    }

    @Override
    public String name() {
        return Addresses.HISTORY;
    }

    @Override
    public HistoryRow initial(String key) {
        return new HistoryRow(null);
    }

    @Override
    public void apply(String key, HistoryRow state, MarketEncoding encoding, Context context) {
        state.keep(encoding);
    }

    @Override
    public void restored(String key, HistoryRow state, Context context) {
        if (state.encoding() != null) {
            context.send(Addresses.REPLICA, symbolOf(key), state.encoding());
        }
    }

    @Override
    public Codec<HistoryRow> stateCodec() {
        return HistoryRow.codec();
    }

    @Override
    public Codec<MarketEncoding> eventCodec() {
        return HistoryRow.encodingCodec();
    }

    @Override
    public Bound<HistoryRow> bound() {
        return new Bound<>(keptPrices, HistoryFunction::worth);
    }

    private static long worth(HistoryRow row) {
        MarketEncoding encoding = row.encoding();
        return encoding == null ? Long.MIN_VALUE : encoding.timeMillis();
    }
}
