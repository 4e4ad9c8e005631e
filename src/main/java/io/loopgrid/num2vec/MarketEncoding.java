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
    private final double comparable;
    private final double flatBand;
    private final float move;
    private final EncodingForm form;
    private final byte[] packed;

    /** Takes the array as its own: nobody else may change it. It holds the slots that the form uses. */
    MarketEncoding(
            long timeMillis,
            double price,
            double comparable,
            double flatBand,
            float move,
            EncodingForm form,
            byte[] packed) {
        this.timeMillis = timeMillis;
        this.price = price;
        this.comparable = comparable;
        this.flatBand = flatBand;
        this.move = move;
        this.form = form;
        this.packed = packed;
    }

    /** From when on it holds, epoch milliseconds UTC. */
    public long timeMillis() {
        return timeMillis;
    }

    /** The price as it came: {@link io.loopgrid.event.Price#reference()}. */
    public double price() {
        return price;
    }

    /** The price in the unit that returns are computed in, which no split changes. */
    public double comparable() {
        return comparable;
    }

    /** The largest |return| over the horizon that is FLAT, at least 0. */
    public double flatBand() {
        return flatBand;
    }

    /** The mean size of those returns over the horizon that were not FLAT, 0 when there were none. */
    public double move() {
        return move;
    }

    /** What it adds to the market's numbers. */
    public EncodingForm form() {
        return form;
    }

    /** Copies all slots to {@code dst[from…]}. */
    public void copyInto(float[] dst, int from) {
        Slots.unpack(packed, 0, form, dst, from);
    }

    /** Copies the used slots, a byte each, to {@code dst[from…]}. */
    void copyPackedInto(byte[] dst, int from) {
        System.arraycopy(packed, 0, dst, from, packed.length);
    }

    /** Writes everything: 45 to 77 bytes. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(timeMillis);
        out.writeDouble(price);
        out.writeDouble(comparable);
        out.writeDouble(flatBand);
        out.writeFloat(move);
        out.writeByte(form.ordinal());
        out.write(packed);
    }

    /** Reads what {@link #write} wrote. */
    public static MarketEncoding read(DataInput in) throws IOException {
        long timeMillis = in.readLong();
        double price = in.readDouble();
        double comparable = in.readDouble();
        double flatBand = in.readDouble();
        float move = in.readFloat();
        EncodingForm form = EncodingForm.at(in.readByte());
        byte[] packed = new byte[Slots.packedSize(form)];
        in.readFully(packed);
        return new MarketEncoding(timeMillis, price, comparable, flatBand, move, form, packed);
    }
}
