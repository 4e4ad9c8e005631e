package io.loopgrid.signal;

/** What to do. */
public enum Action {
    /** Be long until the horizon. */
    BUY,
    /** Keep what there is: the edge does not cover the costs, or there is none. */
    HOLD,
    /** Be short until the horizon. */
    SELL
}
