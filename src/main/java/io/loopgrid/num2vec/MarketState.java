package io.loopgrid.num2vec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is remembered of one symbol's prices: some fifteen kilobytes, whatever their number. Made and changed by
 * {@link MarketEncoder} only; for one thread.
 */
public final class MarketState {
    private static final int SCALE_MEMORY_SPANS = 64;
    private static final int FAST_HORIZONS = 6;
    private static final int SLOW_HORIZONS = 288;
    private static final int VOLUME_HORIZONS = 48;
    private static final int MOVE_HORIZONS = 500;

    final SpanPrices[] spans;
    /** The running mean of squared returns over each span. */
    final RunningMean[] squares;

    final SpanPrices horizon;
    final RunningTercile tercile = new RunningTercile();
    /** The running mean of the sizes of returns over the horizon that are beyond the flat band. */
    final RunningMean move;
    /** Squared returns for each millisecond, of late and in the long run. */
    final RunningMean fastVariance;

    final RunningMean slowVariance;
    final RunningMean volume;
    final SplitFactor split = new SplitFactor();
    final FormChoice choice;
    long timeMillis = Long.MIN_VALUE;
    double price = Double.NaN;
    /** The last price in the unit that all returns are computed in. */
    double comparable = Double.NaN;

    long count;

    MarketState(long[] spansMillis, long horizonMillis) {
        spans = new SpanPrices[spansMillis.length];
        squares = new RunningMean[spansMillis.length];
        for (int i = 0; i < spans.length; i++) {
            spans[i] = new SpanPrices(spansMillis[i]);
            squares[i] = new RunningMean((double) SCALE_MEMORY_SPANS * spansMillis[i]);
        }
        horizon = new SpanPrices(horizonMillis);
        choice = new FormChoice(horizonMillis);
        move = new RunningMean((double) MOVE_HORIZONS * horizonMillis);
        fastVariance = new RunningMean((double) FAST_HORIZONS * horizonMillis);
        slowVariance = new RunningMean((double) SLOW_HORIZONS * horizonMillis);
        volume = new RunningMean((double) VOLUME_HORIZONS * horizonMillis);
    }

    /** When the last price was known, epoch milliseconds UTC; {@link Long#MIN_VALUE} before the first. */
    public long timeMillis() {
        return timeMillis;
    }

    /** The last price, NaN before the first. */
    public double price() {
        return price;
    }

    /** The last price in the unit that returns are computed in, NaN before the first. */
    public double comparable() {
        return comparable;
    }

    /** How many prices it has learned. */
    public long count() {
        return count;
    }

    /** What the encodings add to the market's numbers now. */
    public EncodingForm form() {
        return choice.scores().form();
    }

    /** The fading mean log loss with which a form has foretold the label over the horizon, from prices alone; 0 at first. */
    public double logLoss(EncodingForm tried) {
        return choice.scores().loss(tried.ordinal());
    }

    /** The same of the running shares of the labels, which know nothing of the market. */
    public double logLossOfShares() {
        return choice.scores().loss(FormChoice.SHARES);
    }

    /** Writes everything. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(timeMillis);
        out.writeDouble(price);
        out.writeDouble(comparable);
        out.writeLong(count);
        for (int i = 0; i < spans.length; i++) {
            spans[i].write(out);
            squares[i].write(out);
        }
        horizon.write(out);
        tercile.write(out);
        move.write(out);
        fastVariance.write(out);
        slowVariance.write(out);
        volume.write(out);
        split.write(out);
        choice.write(out);
    }

    void read(DataInput in) throws IOException {
        timeMillis = in.readLong();
        price = in.readDouble();
        comparable = in.readDouble();
        count = in.readLong();
        for (int i = 0; i < spans.length; i++) {
            spans[i].read(in);
            squares[i].read(in);
        }
        horizon.read(in);
        tercile.read(in);
        move.read(in);
        fastVariance.read(in);
        slowVariance.read(in);
        volume.read(in);
        split.read(in);
        choice.read(in);
    }
}
