package io.loopgrid.grid;

import io.loopgrid.function.Codec;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * The bytes of a page: the rows of several keys one after another, each after its key and its length. A row without bytes
 * says that its key is forgotten.
 */
final class Page {
    /** A page is full at this size, so that it fits into a producer's batch with others. */
    static final int FULL_BYTES = 40 << 10;

    /** The newest form of a page, and the only one so far. */
    static final int VERSION = 1;

    private final RowBytes rows = new RowBytes();
    private final RowBytes row = new RowBytes();
    private int entries;

    /** Adds a state. */
    <S> void add(String key, Codec<S> codec, S state) {
        append(key, Row.of(codec, state, row));
    }

    /** Adds that a key is forgotten. */
    void addForgotten(String key) {
        append(key, Row.FORGOTTEN);
    }

    private void append(String key, byte[] bytes) {
        if (entries == 0) {
            rows.writeByte(VERSION);
        }
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        rows.writeInt(name.length);
        rows.write(name);
        rows.writeInt(bytes.length);
        rows.write(bytes);
        entries++;
    }

    /** How many rows there are. */
    int entries() {
        return entries;
    }

    /** Whether the next row belongs to another page. */
    boolean isFull() {
        return rows.size() >= FULL_BYTES;
    }

    /** The bytes; the page is empty afterwards. */
    byte[] take() {
        entries = 0;
        return rows.take();
    }

    /**
     * Gives every key and row of a page's bytes, in the order in which they were added.
     *
     * @throws IllegalStateException when a later release wrote them
     * @throws UncheckedIOException when they are cut short
     */
    static void read(byte[] page, BiConsumer<String, byte[]> taker) {
        if (page[0] != VERSION) {
            throw new IllegalStateException("a page of version " + page[0] + " cannot be read, only of " + VERSION);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(page, 1, page.length - 1))) {
            while (in.available() > 0) {
                String key = new String(bytes(in), StandardCharsets.UTF_8);
                taker.accept(key, bytes(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a page cannot be read", e);
        }
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a row of " + length + " bytes in a page with " + in.available() + " left");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
