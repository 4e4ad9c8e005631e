package io.loopgrid.replay;

import io.loopgrid.evaluation.PaperTrading;
import io.loopgrid.evaluation.TradingReport;
import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import io.loopgrid.signal.Action;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** Follows the signals of every symbol that has prices, on paper. */
final class TradingDesk {
    private final ReplaySettings settings;
    private final Map<Symbol, PaperTrading> symbols = new TreeMap<>();
    private double equity;
    private double heldEquity;
    private double randomEquity;

    TradingDesk(ReplaySettings settings) {
        this.settings = settings;
    }

    /** A signal; without a price before it there is nothing to trade. */
    void signal(Symbol symbol, long timeMillis, Action action, long horizonMillis) {
        PaperTrading trading = symbols.get(symbol);
        if (trading != null) {
            trading.signal(timeMillis, action, horizonMillis);
        }
    }

    void price(Price price) {
        PaperTrading trading = symbols.get(price.symbol());
        if (trading == null) {
            trading = new PaperTrading(settings.fee(), settings.slippage(), settings.seed() + symbols.size());
            symbols.put(price.symbol(), trading);
            equity += trading.equity();
            heldEquity += trading.heldEquity();
            randomEquity += trading.randomEquity();
        }
        equity -= trading.equity();
        heldEquity -= trading.heldEquity();
        randomEquity -= trading.randomEquity();
        trading.price(price.timeMillis(), price.reference());
        equity += trading.equity();
        heldEquity += trading.heldEquity();
        randomEquity += trading.randomEquity();
    }

    /** What 1 has become by following the signals, of the mean of all symbols. */
    double equity() {
        return equity / symbols.size();
    }

    /** What 1 has become by buying and waiting. */
    double heldEquity() {
        return heldEquity / symbols.size();
    }

    /** What 1 has become by trading as much at random. */
    double randomEquity() {
        return randomEquity / symbols.size();
    }

    /** The report on all symbols with the same stake in each; there must have been a price. */
    TradingReport report() {
        return PaperTrading.report(new ArrayList<>(symbols.values()), settings.seed());
    }
}
