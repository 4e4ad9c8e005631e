package io.loopgrid.loop;

import io.loopgrid.event.Price;
import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.linalg.Exponential;
import io.loopgrid.num2vec.MarketEncoder;
import io.loopgrid.num2vec.MarketEncoding;

/**
 * The owner of the markets: key the symbol, events its prices. Each price becomes an encoding, for the replicas and for the
 * history.
 *
 * <p>A price that is not later than the last is late and ignored. One that is ahead of it by more than a bound waits: the
 * next price either agrees, by being later and within the bound of it, or shows that it was wrong. So one bad clock
 * cannot carry a symbol into the future.
 */
final class MarketFunction implements KeyedFunction<MarketRow, Price> {
    private final MarketEncoder encoder;
    private final long priceJumpMillis;
    private final int maxSymbols;
    private final DriftBatch returns;
    private final Tally tally = new Tally();

    MarketFunction(LoopSettings settings) {
        this.encoder = new MarketEncoder(settings.horizonMillis(), settings.flatBand());
        this.returns = new DriftBatch(DriftKind.PRICES, settings.horizonMillis());
        this.priceJumpMillis = settings.priceJumpMillis();
        this.maxSymbols = settings.maxSymbols();
    }

    @Override
    public String name() {
        return Addresses.MARKETS;
    }

    @Override
    public MarketRow initial(String key) {
        return new MarketRow(encoder.initial());
    }

    @Override
    public void apply(String key, MarketRow state, Price price, Context context) {
        if (state.market().count() > 0 && price.timeMillis() <= state.market().timeMillis()) {
            tally.addOne(Totals.LATE_PRICES);
        } else if (state.market().count() == 0 || isNear(state.market().timeMillis(), price)) {
            state.await(null);
            learn(key, state, price, context);
        } else if (state.waiting() != null && isNear(state.waiting().timeMillis(), price)) {
            learn(key, state, state.waiting(), context);
            state.await(null);
            learn(key, state, price, context);
        } else {
            state.await(price);
        }
    }

    private boolean isNear(long timeMillis, Price price) {
        return price.timeMillis() > timeMillis && price.timeMillis() - timeMillis <= priceJumpMillis;
    }

    private void learn(String key, MarketRow state, Price price, Context context) {
        double before = state.market().comparable();
        long beforeMillis = state.market().timeMillis();
        MarketEncoding encoding = encoder.learn(state.market(), price);
        if (!Double.isNaN(before)) {
            double change = Exponential.log(encoding.comparable() / before);
            returns.add(key, price.timeMillis(), change * change, (double) price.timeMillis() - beforeMillis);
        }
        context.send(Addresses.HISTORY, HistoryFunction.keyOf(key, encoding), encoding);
        context.send(Addresses.REPLICA, key, encoding);
        tally.addOne(Totals.PRICES);
    }

    @Override
    public void flush(Context context) {
        returns.flush(context);
        tally.flush(context);
    }

    @Override
    public Codec<MarketRow> stateCodec() {
        return new MarketRow.StateCodec(encoder);
    }

    @Override
    public Codec<Price> eventCodec() {
        return new MarketRow.PriceCodec();
    }

    @Override
    public Bound<MarketRow> bound() {
        return PerSymbol.bound(maxSymbols);
    }
}
