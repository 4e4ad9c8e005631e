package io.loopgrid.loop;

import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;

/** What has been said of a symbol lately: key the symbol, an exponentially decayed mean of its tweets' embeddings. */
final class RecentsFunction implements KeyedFunction<RecentTweets, RecentTweets> {
    private final int dimension;
    private final long halfLifeMillis;
    private final int maxSymbols;

    RecentsFunction(LoopSettings settings) {
        this.dimension = settings.dimension();
        this.halfLifeMillis = settings.recentHalfLifeMillis();
        this.maxSymbols = settings.maxSymbols();
    }

    @Override
    public String name() {
        return Addresses.RECENTS;
    }

    @Override
    public RecentTweets initial(String key) {
        return new RecentTweets(dimension);
    }

    @Override
    public void apply(String key, RecentTweets state, RecentTweets batch, Context context) {
        state.add(batch, halfLifeMillis);
        context.send(Addresses.REPLICA, key, state.mean());
    }

    @Override
    public void restored(String key, RecentTweets state, Context context) {
        context.send(Addresses.REPLICA, key, state.mean());
    }

    @Override
    public Codec<RecentTweets> stateCodec() {
        return RecentTweets.codec();
    }

    @Override
    public Codec<RecentTweets> eventCodec() {
        return RecentTweets.codec();
    }

    @Override
    public Bound<RecentTweets> bound() {
        return PerSymbol.bound(maxSymbols);
    }
}
