package io.loopgrid.loop;

import io.loopgrid.evaluation.PaperTrading;
import io.loopgrid.evaluation.Scorecard;
import io.loopgrid.event.Label;
import io.loopgrid.function.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How well one symbol was predicted, and what following its signals would have earned. */
public final class ScoresState {
    private final Scorecard scorecard;
    private final PaperTrading trading;
    private long tradedUntilMillis;

    ScoresState(LoopSettings settings) {
        this(
                new Scorecard(Label.COUNT),
                new PaperTrading(settings.fee(), settings.slippage(), settings.seed()),
                Long.MIN_VALUE);
    }

    private ScoresState(Scorecard scorecard, PaperTrading trading, long tradedUntilMillis) {
        this.scorecard = scorecard;
        this.trading = trading;
        this.tradedUntilMillis = tradedUntilMillis;
    }

    /** The predictions against the market's labels. */
    public Scorecard scorecard() {
        return scorecard;
    }

    /** The signals as trades. */
    public PaperTrading trading() {
        return trading;
    }

    /** The newest price that the trades have seen, epoch milliseconds UTC; {@link Long#MIN_VALUE} before the first. */
    long tradedUntilMillis() {
        return tradedUntilMillis;
    }

    void price(long timeMillis, double price) {
        trading.price(timeMillis, price);
        tradedUntilMillis = timeMillis;
    }

    static Codec<ScoresState> codec() {
        return new StateCodec();
    }

    private static final class StateCodec implements Codec<ScoresState> {
        @Override
        public void write(ScoresState state, DataOutput out) throws IOException {
            state.scorecard.write(out);
            state.trading.write(out);
            out.writeLong(state.tradedUntilMillis);
        }

        @Override
        public ScoresState read(int version, DataInput in) throws IOException {
            return new ScoresState(Scorecard.read(in), PaperTrading.read(in), in.readLong());
        }
    }
}
