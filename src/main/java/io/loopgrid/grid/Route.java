package io.loopgrid.grid;

import java.io.Serializable;

/**
 * How messages to an address leave a stage.
 *
 * @param address the name that functions send to
 * @param kind what is behind the address
 * @param ordinal the stage's outgoing edge
 */
public record Route(String address, Kind kind, int ordinal) implements Serializable {
    /** What is behind an address. */
    public enum Kind {
        /** The owners of a function's keys, by the partition of the key. */
        FUNCTION,
        /** Every member. */
        EVERY_MEMBER,
        /** A topic: messages go as they are to the stage that writes records. */
        OUTPUT
    }
}
