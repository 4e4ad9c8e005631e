package io.loopgrid.evaluation;

import io.loopgrid.linalg.Exponential;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An account that is long, short or flat in one symbol with all it has, and begins with 1. Every trade costs a share of its
 * value. An account that has lost everything trades no more.
 */
final class Account {
    private final double cost;
    private double cash = 1;
    private double units;
    private int side;
    private double equity = 1;
    private double peak = 1;
    private double maxDrawdown;
    private double turnover;
    private long trades;
    private final Blocks returns = new Blocks(1);

    /** @param cost of a trade, fee and slippage together, as a fraction of its value */
    Account(double cost) {
        this.cost = cost;
    }

    /** -1 short, 0 flat, 1 long. */
    int side() {
        return side;
    }

    /** The value of all trades, each in multiples of what the account was worth then. */
    double turnover() {
        return turnover;
    }

    /** The price is now this. */
    void mark(long timeMillis, double price) {
        settle(timeMillis, cash + units * price);
    }

    /** Goes to a side at a price it was marked with, when it is not there yet. */
    void trade(long timeMillis, double price, int newSide) {
        if (newSide == side || equity <= 0) {
            return;
        }
        double newUnits = newSide * equity / price;
        double value = Math.abs(newUnits - units) * price;
        cash += (units - newUnits) * price - value * cost;
        turnover += value / equity;
        trades++;
        units = newUnits;
        side = newSide;
        settle(timeMillis, cash + units * price);
    }

    private void settle(long timeMillis, double newEquity) {
        if (equity <= 0) {
            return;
        }
        if (newEquity <= 0) {
            cash = 0;
            units = 0;
            side = 0;
        }
        // A total loss is a log return of -infinity, which no mean survives: it is kept as a loss of all but a
        // billionth.
        double change = Math.max(1e-9, newEquity / equity);
        returns.at(timeMillis)[0] += Exponential.log(change);
        equity = Math.max(0, newEquity);
        peak = Math.max(peak, equity);
        maxDrawdown = Math.max(maxDrawdown, 1 - equity / peak);
    }

    /** Log returns of each block, to be read only. */
    Blocks returns() {
        return returns;
    }

    /** What it is worth; it began with 1. */
    double equity() {
        return equity;
    }

    /** The largest loss from a peak, as a fraction of the peak. */
    double maxDrawdown() {
        return maxDrawdown;
    }

    long trades() {
        return trades;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(cash);
        out.writeDouble(units);
        out.writeByte(side);
        out.writeDouble(equity);
        out.writeDouble(peak);
        out.writeDouble(maxDrawdown);
        out.writeDouble(turnover);
        out.writeLong(trades);
        returns.write(out);
    }

    void read(DataInput in) throws IOException {
        cash = in.readDouble();
        units = in.readDouble();
        side = in.readByte();
        equity = in.readDouble();
        peak = in.readDouble();
        maxDrawdown = in.readDouble();
        turnover = in.readDouble();
        trades = in.readLong();
        returns.read(in);
    }
}
