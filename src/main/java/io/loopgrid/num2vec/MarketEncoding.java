package io.loopgrid.num2vec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is known of one symbol's market from one price until the next. Cannot change.
 *
 * <p>Its slots are named by {@link MarketEncoder#slotNames()}.
 */
public final class MarketEncoding {
    private final long timeMillis;
    private final double price;
    private final double flatBand;
    private final double move;
    private final float[] slots;

    MarketEncoding(long timeMillis, double price, double flatBand, double move, float[] slots) {
        this.timeMillis = timeMillis;
        this.price = price;
        this.flatBand = flatBand;
        this.move = move;
        this.slots = slots;
    }

    /** From when on it holds, epoch milliseconds UTC. */
    public long timeMillis() {
        return timeMillis;
    }

    /** What returns are computed from: {@link io.loopgrid.event.Price#reference()}. */
    public double price() {
        return price;
    }

    /** The largest |return| over the horizon that is FLAT, at least 0. */
    public double flatBand() {
        return flatBand;
    }

    /** The mean size of those returns over the horizon that were not FLAT, 0 when there were none. */
    public double move() {
        return move;
    }

    /** How many slots there are. */
    public int size() {
        return slots.length;
    }

    /** Copies the slots to {@code dst[from…]}. */
    public void copyInto(float[] dst, int from) {
        System.arraycopy(slots, 0, dst, from, slots.length);
    }

    /** Writes everything. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(timeMillis);
        out.writeDouble(price);
        out.writeDouble(flatBand);
        out.writeDouble(move);
        out.writeShort(slots.length);
        for (float slot : slots) {
            out.writeFloat(slot);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static MarketEncoding read(DataInput in) throws IOException {
        long timeMillis = in.readLong();
        double price = in.readDouble();
        double flatBand = in.readDouble();
        double move = in.readDouble();
        float[] slots = new float[in.readShort()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = in.readFloat();
        }
        return new MarketEncoding(timeMillis, price, flatBand, move, slots);
    }
}
