package io.loopgrid.num2vec;

/**
 * What an encoding says of a market's numbers. The numbers themselves are always there; a symbol adds to them what has
 * foretold its returns best so far.
 */
public enum EncodingForm {
    /** The numbers alone. */
    RAW(0, 0),
    /** And how far each lies into each of its quantile bins. */
    BINS(Slots.BINS_FROM, Slots.INPUTS * Slots.BINS),
    /** And the sine and cosine of each, at a frequency that is learned. */
    PERIODIC(Slots.PERIODIC_FROM, Slots.INPUTS * Slots.WAVES);

    private static final EncodingForm[] VALUES = values();

    final int from;
    final int size;

    EncodingForm(int from, int size) {
        this.from = from;
        this.size = size;
    }

    static EncodingForm at(int ordinal) {
        return VALUES[ordinal];
    }
}
