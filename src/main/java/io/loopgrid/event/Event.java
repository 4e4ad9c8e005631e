package io.loopgrid.event;

/** Something that happened at a time: the only three things that enter the loop. */
public sealed interface Event permits Tweet, Price, Correction {
    /** When it was known, in epoch milliseconds UTC. */
    long timeMillis();
}
