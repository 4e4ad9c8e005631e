package io.loopgrid.grid;

import java.nio.ByteBuffer;

/**
 * How many states an owner of a function has, as a row of the durable log beside the states' own: written in the same epoch
 * as what changed them, so that both count or neither.
 *
 * @param owners how many owners the function has
 * @param states how many states one of them has
 */
record StateCount(int owners, long states) {
    /** In place of a function's name in the keys of such rows. */
    static final String FUNCTION = "counts";

    private static final byte VERSION = 1;
    private static final char SEPARATOR = '/';

    /** The key of an owner's count. */
    static String idOf(String function, int owner) {
        return function + SEPARATOR + owner;
    }

    /** The function that a count is about. */
    static String functionOf(String id) {
        return id.substring(0, id.lastIndexOf(SEPARATOR));
    }

    byte[] toRow() {
        return ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES)
                .put(VERSION)
                .putInt(owners)
                .putLong(states)
                .array();
    }

    /**
     * Reads a row.
     *
     * @throws IllegalStateException when a later release wrote it
     */
    static StateCount of(byte[] row) {
        ByteBuffer bytes = ByteBuffer.wrap(row);
        byte version = bytes.get();
        if (version != VERSION) {
            throw new IllegalStateException(
                    "a count of states of version " + version + " cannot be read, only of " + VERSION);
        }
        return new StateCount(bytes.getInt(), bytes.getLong());
    }
}
