package io.loopgrid.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopgrid.signal.Action;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PaperTradingTest {
    private static final long MINUTE = 60_000;
    private static final long HORIZON = 5 * MINUTE;

    private final PaperTrading free = new PaperTrading(0, 0, 1);

    @Test
    void fillsASignalAtTheFirstPriceAfterIt() {
        free.price(0, 100);
        free.signal(0, Action.BUY, HORIZON);
        free.price(1 * MINUTE, 110);
        free.price(2 * MINUTE, 121);
        assertThat(strategy(free).totalReturn()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void earnsWithAFallWhenShort() {
        free.signal(0, Action.SELL, HORIZON);
        free.price(1, 100);
        free.price(2, 90);
        assertThat(strategy(free).totalReturn()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void isFlatAfterTheHorizon() {
        free.signal(0, Action.BUY, HORIZON);
        free.price(1 * MINUTE, 100);
        free.price(HORIZON, 110);
        free.price(HORIZON + MINUTE, 55);
        assertThat(strategy(free).totalReturn()).isCloseTo(0.1, within(1e-9));
        assertThat(strategy(free).trades()).isEqualTo(2);
    }

    @Test
    void keepsThePositionOverAHoldUntilItsHorizon() {
        free.signal(0, Action.BUY, HORIZON);
        free.price(1 * MINUTE, 100);
        free.signal(2 * MINUTE, Action.HOLD, HORIZON);
        free.price(3 * MINUTE, 110);
        assertThat(strategy(free).trades()).isEqualTo(1);
        free.price(HORIZON, 110);
        assertThat(strategy(free).trades()).isEqualTo(2);
    }

    @Test
    void staysLongerWhenTheSignalIsConfirmed() {
        free.signal(0, Action.BUY, HORIZON);
        free.price(1 * MINUTE, 100);
        free.signal(3 * MINUTE, Action.BUY, HORIZON);
        free.price(HORIZON, 110);
        free.price(HORIZON + MINUTE, 121);
        assertThat(strategy(free).trades()).isEqualTo(1);
        assertThat(strategy(free).totalReturn()).isCloseTo(0.21, within(1e-9));
    }

    @Test
    void paysForEveryTrade() {
        PaperTrading costly = new PaperTrading(0.001, 0.0005, 1);
        costly.signal(0, Action.BUY, HORIZON);
        costly.price(1 * MINUTE, 100);
        costly.price(HORIZON, 100);
        assertThat(strategy(costly).totalReturn()).isCloseTo(-0.003, within(1e-5));
        assertThat(strategy(costly).turnover()).isCloseTo(2, within(0.01));
        assertThat(costly.report(1).buyAndHold().totalReturn()).isCloseTo(-0.0015, within(1e-9));
    }

    @Test
    void turnsRoundInOneTrade() {
        free.signal(0, Action.BUY, HORIZON);
        free.price(1, 100);
        free.signal(1, Action.SELL, HORIZON);
        free.price(2, 100);
        free.price(3, 50);
        assertThat(strategy(free).trades()).isEqualTo(2);
        assertThat(strategy(free).turnover()).isCloseTo(3, within(1e-9));
        assertThat(strategy(free).totalReturn()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void knowsItsLargestLossFromAPeak() {
        free.signal(0, Action.BUY, 10 * HORIZON);
        free.price(1, 100);
        free.price(2, 200);
        free.price(3, 150);
        free.price(4, 300);
        assertThat(strategy(free).maxDrawdown()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void losesNoMoreThanItHas() {
        free.signal(0, Action.SELL, 10 * HORIZON);
        free.price(1, 100);
        free.price(2, 1000);
        free.price(3, 100);
        assertThat(strategy(free).totalReturn()).isEqualTo(-1);
    }

    @Test
    void tradesNeverBeforeTheFirstSignal() {
        free.price(0, 100);
        free.price(1, 200);
        assertThat(strategy(free)).isEqualTo(new Performance(0, 0, 0, 0, 0));
        assertThat(free.report(1).buyAndHold().totalReturn()).isCloseTo(1, within(1e-9));
    }

    @Test
    void seesAnEdgeInForeknowledgeAndNoneInNoise() {
        assertThat(traded(0.6, 0, 3).report(1).verdict()).isEqualTo("edge");
        int edges = 0;
        for (int seed = 0; seed < 20; seed++) {
            edges += traded(0.5, 0, seed).report(1).verdict().equals("edge") ? 1 : 0;
        }
        assertThat(edges).isLessThanOrEqualTo(2);
    }

    @Test
    void takesNoPrideInARisingMarket() {
        TradingReport report = rising(1);
        assertThat(report.buyAndHold().totalReturn()).isGreaterThan(1);
        assertThat(report.strategy().totalReturn()).isGreaterThan(1);
        assertThat(report.verdict()).isEqualTo("no edge");
    }

    @Test
    void seesAnEdgeInLeavingARisingMarketBeforeItFalls() {
        TradingReport report = rising(0.7);
        assertThat(report.verdict()).isEqualTo("edge");
        assertThat(report.strategy().totalReturn())
                .isGreaterThan(report.buyAndHold().totalReturn());
    }

    /** 200 days of a market that rises three times in five, bought every day but for a share of those on which it falls. */
    private static TradingReport rising(double boughtBeforeFalls) {
        Random random = new Random(6);
        PaperTrading trading = new PaperTrading(0, 0, 1);
        double price = 100;
        for (long day = 0; day < 200; day++) {
            long time = day * Blocks.DAY_MILLIS;
            trading.price(time, price);
            boolean rises = random.nextInt(5) < 3;
            if (rises || random.nextDouble() < boughtBeforeFalls) {
                trading.signal(time, Action.BUY, Blocks.DAY_MILLIS);
            }
            trading.price(time + 1, price);
            price *= rises ? 1.02 : 1 / 1.02;
        }
        return trading.report(1);
    }

    @Test
    void seesNoEdgeWhereCostsEatIt() {
        TradingReport report = traded(0.55, 0.01, 3).report(1);
        assertThat(report.verdict()).isEqualTo("no edge");
        assertThat(report.strategy().totalReturn()).isNegative();
    }

    @Test
    void comparesWithARandomAccountOfTheSameTurnover() {
        TradingReport report = traded(0.6, 0, 4).report(1);
        assertThat(report.randomSameTurnover().turnover())
                .isCloseTo(report.strategy().turnover(), within(6.0));
        assertThat(report.randomSameTurnover().sharpe())
                .isLessThan(report.strategy().sharpe());
    }

    @Test
    void putsTheSameStakeIntoEachSymbol() {
        PaperTrading other = new PaperTrading(0, 0, 1);
        for (PaperTrading trading : List.of(free, other)) {
            trading.signal(0, Action.BUY, 10 * HORIZON);
            trading.price(1, 100);
        }
        free.price(2, 150);
        other.price(2, 90);
        TradingReport report = PaperTrading.report(List.of(free, other), 1);
        assertThat(report.strategy().totalReturn()).isCloseTo(0.2, within(1e-9));
        assertThat(report.strategy().trades()).isEqualTo(2);
        assertThat(report.strategy().turnover()).isCloseTo(1, within(1e-9));
    }

    @Test
    void losesLessWhenLossesDoNotFallTogether() {
        PaperTrading up = new PaperTrading(0, 0, 1);
        PaperTrading down = new PaperTrading(0, 0, 1);
        for (int hour = 0; hour < 10; hour++) {
            long time = hour * Blocks.HOUR_MILLIS;
            up.price(time, hour % 2 == 0 ? 100 : 110);
            down.price(time, hour % 2 == 0 ? 110 : 100);
        }
        double alone = down.report(1).buyAndHold().maxDrawdown();
        double together = PaperTrading.report(List.of(up, down), 1).buyAndHold().maxDrawdown();
        assertThat(together).isLessThan(alone / 2);
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() throws IOException {
        PaperTrading one = traded(0.6, 0.001, 5);
        PaperTrading other = Copies.copy(one::write, PaperTrading::read);
        long later = 100 * Blocks.DAY_MILLIS;
        for (PaperTrading trading : new PaperTrading[] {one, other}) {
            trading.signal(later, Action.BUY, HORIZON);
            trading.price(later + 1, 100);
            trading.price(later + 2, 101);
        }
        assertThat(other.report(1)).isEqualTo(one.report(1));
    }

    private static Performance strategy(PaperTrading trading) {
        return trading.report(1).strategy();
    }

    /** 30 days of a random walk whose next step is foretold with a probability. */
    private static PaperTrading traded(double foretold, double fee, long seed) {
        Random random = new Random(seed);
        PaperTrading trading = new PaperTrading(fee, 0, seed);
        double price = 100;
        for (long step = 0; step < 30 * 48; step++) {
            long time = step * 30 * MINUTE;
            trading.price(time, price);
            boolean isUp = random.nextBoolean();
            boolean saysUp = (random.nextDouble() < foretold) == isUp;
            trading.signal(time, saysUp ? Action.BUY : Action.SELL, 30 * MINUTE);
            trading.price(time + 1, price);
            price *= isUp ? 1.002 : 1 / 1.002;
        }
        return trading;
    }
}
