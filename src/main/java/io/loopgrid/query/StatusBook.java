package io.loopgrid.query;

/** Tells how far the loop has come. Safe for use by several threads. */
public interface StatusBook {
    /** The counts as of the last committed state. */
    Status status();
}
