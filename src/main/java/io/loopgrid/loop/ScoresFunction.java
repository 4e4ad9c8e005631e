package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.num2vec.PriceHistory;

/**
 * The scores: key the symbol, events the predictions that the market has labelled, about in the order they were made.
 *
 * <p>Trades follow a horizon late, when their prices are all known: those up to a signal are taken from the replica just
 * before the signal, so that it is filled at the first price after it.
 */
final class ScoresFunction implements KeyedFunction<ScoresState, Scored> {
    private static final int NO_LABEL = -1;

    private final LoopSettings settings;
    private final Replica replica;
    private final float[] probabilities = new float[Label.COUNT];

    ScoresFunction(LoopSettings settings, Replica replica) {
        this.settings = settings;
        this.replica = replica;
    }

    @Override
    public String name() {
        return Addresses.SCORES;
    }

    @Override
    public ScoresState initial(String key) {
        return new ScoresState(settings);
    }

    @Override
    public void apply(String key, ScoresState state, Scored scored, Context context) {
        probabilities[Label.DOWN.ordinal()] = scored.down();
        probabilities[Label.FLAT.ordinal()] = scored.flat();
        probabilities[Label.UP.ordinal()] = scored.up();
        Label previous = scored.previous();
        state.scorecard()
                .add(
                        probabilities,
                        scored.predicted().ordinal(),
                        scored.label().ordinal(),
                        previous == null ? NO_LABEL : previous.ordinal(),
                        scored.timeMillis(),
                        settings.horizonMillis());
        trade(key, state, scored);
    }

    private void trade(String key, ScoresState state, Scored scored) {
        PriceHistory history = replica.of(new Symbol(key)).history();
        long last = history.asOf(scored.timeMillis());
        long first = history.asOf(state.tradedUntilMillis()) + 1;
        for (long place = first == 0 ? last : first; place <= last && place >= 0; place++) {
            state.price(history.timeMillis(place), history.comparable(place));
        }
        state.trading().signal(scored.timeMillis(), scored.action(), settings.horizonMillis());
    }

    @Override
    public Codec<ScoresState> stateCodec() {
        return ScoresState.codec();
    }

    @Override
    public Codec<Scored> eventCodec() {
        return Scored.codec();
    }

    @Override
    public Bound<ScoresState> bound() {
        return PerSymbol.bound(settings.maxSymbols());
    }
}
