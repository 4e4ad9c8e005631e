package io.loopgrid.grid;

/** What an owner needs of the member it runs on. Thread-safe. */
public interface Host {
    /** Makes row keys. */
    RowKeys rowKeys();

    /** The committed rows of a function. */
    RowStore rows(String function);

    /** The durable log. */
    DurableLog log();

    /** Event time. */
    Clocks clocks();

    /** An epoch's rows are where readers find them. */
    void committed(Epoch epoch);

    /** An epoch's snapshot is complete. */
    void completed(Epoch epoch);
}
