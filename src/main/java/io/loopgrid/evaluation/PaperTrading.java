package io.loopgrid.evaluation;

import io.loopgrid.signal.Action;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * Follows the signals of one symbol with an account on paper.
 *
 * <p>BUY is long, SELL short, HOLD keeps the position until the horizon of the signal that opened or last confirmed it, then
 * the account is flat. A signal is filled at the first price <em>after</em> it, never at the one it was made from. Fee and
 * slippage are paid of every trade. Signals and prices come in the order of their times; at one instant the price first. Its
 * size is bounded; for one thread.
 */
public final class PaperTrading {
    /** The turnover of turning round once, and a half. */
    private static final double FAR_BEHIND = 3;

    private final double fee;
    private final double slippage;
    private final Account strategy;
    private final Account buyAndHold;
    private final Account random;
    private long randomState;
    private long priceMillis = Long.MIN_VALUE;
    private int wantedSide;
    private boolean isWaiting;
    private long waitingMillis;
    private long waitingExpiryMillis;
    private long expiryMillis = Long.MAX_VALUE;

    /**
     * Three accounts with 1 each.
     *
     * @param fee of each trade, as a fraction of its value, at least 0
     * @param slippage of each trade, as a fraction of the price, at least 0
     * @param seed of the account that trades at random
     */
    public PaperTrading(double fee, double slippage, long seed) {
        if (!(fee >= 0 && slippage >= 0)) {
            throw new IllegalArgumentException("fee and slippage must be >= 0 but were " + fee + " and " + slippage);
        }
        this.fee = fee;
        this.slippage = slippage;
        this.strategy = new Account(fee + slippage);
        this.buyAndHold = new Account(fee + slippage);
        this.random = new Account(fee + slippage);
        this.randomState = seed;
    }

    /** A signal was given at a time, for a horizon. */
    public void signal(long timeMillis, Action action, long horizonMillis) {
        if (action == Action.HOLD) {
            return;
        }
        isWaiting = true;
        wantedSide = action == Action.BUY ? 1 : -1;
        waitingMillis = timeMillis;
        waitingExpiryMillis = timeMillis + horizonMillis;
    }

    /** A price was known at a time; one that is not later than the last is left out. */
    public void price(long timeMillis, double price) {
        if (timeMillis <= priceMillis) {
            return;
        }
        priceMillis = timeMillis;
        strategy.mark(timeMillis, price);
        buyAndHold.mark(timeMillis, price);
        random.mark(timeMillis, price);
        if (isWaiting && waitingMillis < timeMillis) {
            strategy.trade(timeMillis, price, wantedSide);
            expiryMillis = waitingExpiryMillis;
            isWaiting = false;
        } else if (timeMillis >= expiryMillis) {
            strategy.trade(timeMillis, price, 0);
            expiryMillis = Long.MAX_VALUE;
        }
        buyAndHold.trade(timeMillis, price, 1);
        tradeAtRandom(timeMillis, price);
    }

    /** Trades in one of four moments while the strategy has traded more, and at every moment while it is far ahead. */
    private void tradeAtRandom(long timeMillis, double price) {
        double behind = strategy.turnover() - random.turnover();
        if (behind <= 0) {
            return;
        }
        long draw = nextRandom();
        if (behind > FAR_BEHIND) {
            int drawn = (draw & 4) == 0 ? 1 : -1;
            random.trade(timeMillis, price, random.side() == 0 ? drawn : -random.side());
        } else if ((draw & 3) == 0) {
            int step = (draw & 4) == 0 ? 1 : 2;
            random.trade(timeMillis, price, Math.floorMod(random.side() + 1 + step, 3) - 1);
        }
    }

    /** SplitMix64 (Steele, Lea and Flood 2014): one long of state, easy to keep. */
    private long nextRandom() {
        randomState += 0x9e3779b97f4a7c15L;
        long z = (randomState ^ (randomState >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** What 1 has become by following the signals. */
    public double equity() {
        return strategy.equity();
    }

    /** What 1 has become by buying and waiting. */
    public double heldEquity() {
        return buyAndHold.equity();
    }

    /** What 1 has become by trading as much at random. */
    public double randomEquity() {
        return random.equity();
    }

    /** The report, intervals included. The seed is that of the bootstrap. */
    public TradingReport report(long seed) {
        return report(List.of(this), seed);
    }

    /**
     * The report on several symbols as one account each, with the same stake at the start.
     *
     * @param tradings at least one, all of the same fee and slippage
     * @param seed of the bootstrap
     */
    public static TradingReport report(List<PaperTrading> tradings, long seed) {
        Portfolio strategies = portfolio(tradings, trading -> trading.strategy);
        Portfolio market = portfolio(tradings, trading -> trading.buyAndHold);
        Interval gain = strategies.ownGain(market, seed);
        return new TradingReport(
                tradings.get(0).fee,
                tradings.get(0).slippage,
                strategies.performance(),
                market.performance(),
                portfolio(tradings, trading -> trading.random).performance(),
                gain.toList(),
                gain.verdict());
    }

    private static Portfolio portfolio(List<PaperTrading> tradings, Function<PaperTrading, Account> account) {
        return new Portfolio(tradings.stream().map(account).toList());
    }

    /** Writes everything. */
    public void write(DataOutput out) throws IOException {
        out.writeDouble(fee);
        out.writeDouble(slippage);
        out.writeLong(randomState);
        out.writeLong(priceMillis);
        out.writeByte(wantedSide);
        out.writeBoolean(isWaiting);
        out.writeLong(waitingMillis);
        out.writeLong(waitingExpiryMillis);
        out.writeLong(expiryMillis);
        strategy.write(out);
        buyAndHold.write(out);
        random.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public static PaperTrading read(DataInput in) throws IOException {
        PaperTrading trading = new PaperTrading(in.readDouble(), in.readDouble(), in.readLong());
        trading.priceMillis = in.readLong();
        trading.wantedSide = in.readByte();
        trading.isWaiting = in.readBoolean();
        trading.waitingMillis = in.readLong();
        trading.waitingExpiryMillis = in.readLong();
        trading.expiryMillis = in.readLong();
        trading.strategy.read(in);
        trading.buyAndHold.read(in);
        trading.random.read(in);
        return trading;
    }
}
