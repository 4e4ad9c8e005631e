package io.loopgrid.grid;

import io.loopgrid.function.Codec;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The bytes of a state, the same in snapshots, maps and the durable log: one byte for the version of the form, then what
 * the function's codec wrote. No bytes at all mean that the key is forgotten.
 */
public final class Row {
    /** The row of a key that is forgotten. */
    public static final byte[] FORGOTTEN = new byte[0];

    private Row() {}

    /** Whether the row says that its key is forgotten. */
    public static boolean isForgotten(byte[] row) {
        return row.length == 0;
    }

    /** The bytes of a state. */
    public static <S> byte[] of(Codec<S> codec, S state) {
        return of(codec, state, new RowBytes());
    }

    /** The bytes of a state; who writes many passes the same buffer each time. */
    static <S> byte[] of(Codec<S> codec, S state, RowBytes buffer) {
        buffer.clear();
        try {
            buffer.writeByte(codec.version());
            codec.write(state, buffer);
        } catch (IOException e) {
            throw new UncheckedIOException("a state of " + codec.getClass().getSimpleName() + " cannot be written", e);
        }
        return buffer.take();
    }

    /**
     * The state of bytes.
     *
     * @throws IllegalStateException when a later release wrote them
     * @throws UncheckedIOException when they are cut short
     */
    public static <S> S read(Codec<S> codec, byte[] row) {
        int version = row[0];
        if (version < 1 || version > codec.version()) {
            throw new IllegalStateException("a row of version " + version + " cannot be read; "
                    + codec.getClass().getSimpleName() + " knows 1 to " + codec.version());
        }
        try {
            return codec.read(version, new DataInputStream(new ByteArrayInputStream(row, 1, row.length - 1)));
        } catch (IOException e) {
            throw new UncheckedIOException("a row of " + codec.getClass().getSimpleName() + " cannot be read", e);
        }
    }
}
