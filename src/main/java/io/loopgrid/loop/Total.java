package io.loopgrid.loop;

/** A count that grows. */
public final class Total {
    private long value;

    Total(long value) {
        this.value = value;
    }

    /** The count. */
    public long value() {
        return value;
    }

    void add(long amount) {
        value += amount;
    }
}
