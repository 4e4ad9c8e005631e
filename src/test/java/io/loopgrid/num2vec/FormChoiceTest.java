package io.loopgrid.num2vec;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Markets whose next return depends on the last one in a planted way. */
final class FormChoiceTest {
    private static final Symbol BTC = new Symbol("BTC");
    private static final long MINUTE = 60_000;
    private static final int MARKETS = 10;

    private final MarketEncoder encoder = new MarketEncoder(MINUTE, Double.NaN);

    @Test
    void leavesTheNumbersAloneWhereNothingForetells() {
        int raw = 0;
        for (int seed = 1; seed <= MARKETS; seed++) {
            raw += market(z -> 0, 20_000, seed).form() == EncodingForm.RAW ? 1 : 0;
        }
        assertThat(raw).isGreaterThanOrEqualTo(9);
    }

    @Test
    void leavesTheNumbersAloneWhereALineForetells() {
        for (int seed = 1; seed <= 3; seed++) {
            MarketState state = market(z -> 0.15 * z, 20_000, seed);
            assertThat(state.form()).isEqualTo(EncodingForm.RAW);
            assertThat(state.logLoss(EncodingForm.RAW)).isLessThan(state.logLossOfShares() - 0.003);
        }
    }

    @Test
    void addsSomethingWhereALineSeesLittle() {
        for (int seed = 1; seed <= 3; seed++) {
            // A middling rise goes on, a large one turns.
            MarketState state = market(z -> Math.abs(z) > 1.2 ? -1 : Math.abs(z) < 0.4 ? 0 : 1, 20_000, seed);
            assertThat(state.form()).isNotEqualTo(EncodingForm.RAW);
            assertThat(state.logLoss(state.form())).isLessThan(state.logLossOfShares() - 0.03);
        }
    }

    @Test
    void takesPeriodicTermsWhereReturnsSwing() {
        for (int seed = 1; seed <= 3; seed++) {
            MarketState state = market(z -> 1.5 * StrictMath.sin(2 * Math.PI * 0.35 * z), 30_000, seed);
            assertThat(state.form()).isEqualTo(EncodingForm.PERIODIC);
        }
    }

    @Test
    void changesItsMindWhenTheMarketDoes() {
        MarketState state = encoder.initial();
        run(state, z -> 1.5 * StrictMath.sin(2 * Math.PI * 0.35 * z), 30_000, 1);
        assertThat(state.form()).isEqualTo(EncodingForm.PERIODIC);
        run(state, z -> z > 0 && z < 1.5 ? 1.5 : -0.5, 60_000, 2);
        assertThat(state.form()).isEqualTo(EncodingForm.BINS);
    }

    private MarketState market(DoubleUnaryOperator drift, int prices, long seed) {
        MarketState state = encoder.initial();
        run(state, drift, prices, seed);
        return state;
    }

    private void run(MarketState state, DoubleUnaryOperator drift, int prices, long seed) {
        Random random = new Random(seed);
        double last = 0;
        double log = state.count() == 0 ? StrictMath.log(100) : StrictMath.log(state.price());
        long from = Math.max(0, state.timeMillis());
        for (int i = 1; i <= prices; i++) {
            last = drift.applyAsDouble(last) + random.nextGaussian();
            log += 0.0005 * last;
            encoder.learn(state, Price.tick(BTC, from + i * MINUTE, StrictMath.exp(log), 1));
        }
    }
}
