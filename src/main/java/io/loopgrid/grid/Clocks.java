package io.loopgrid.grid;

/** Event time as it has passed on this member. Thread-safe. */
public interface Clocks {
    /**
     * How far a clock has come.
     *
     * @param clock the name of a symbol, or empty for the whole input
     * @param watermark how far the input has come that the asking processor has seen, epoch milliseconds UTC
     * @return epoch milliseconds UTC, at most the watermark
     */
    long reached(String clock, long watermark);

    /** A number that grows whenever a clock has advanced for another reason than the watermark. */
    long advances();
}
