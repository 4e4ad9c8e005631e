package io.loopgrid.function;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Turns objects of one class into bytes and back: the one form of a row in snapshots, maps, the durable log and on the way
 * to another member.
 *
 * @param <T> the class
 */
public interface Codec<T> {
    /** The version of the form that {@link #write} writes, 1 to 127; the host keeps it in front of the bytes. */
    default int version() {
        return 1;
    }

    /** Writes an object in the newest form. */
    void write(T value, DataOutput out) throws IOException;

    /**
     * Reads an object.
     *
     * @param version the form it was written in, at most {@link #version()}
     */
    T read(int version, DataInput in) throws IOException;
}
