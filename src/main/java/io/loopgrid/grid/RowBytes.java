package io.loopgrid.grid;

import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing array of bytes that codecs write to, the same bytes as a {@link DataOutputStream} would give: without its locks,
 * and a number at once instead of byte by byte. Kept and reused by its owner. Not thread-safe.
 */
final class RowBytes extends OutputStream implements DataOutput {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);
    /** What a row that was larger than usual leaves behind is not kept for ever. */
    private static final int KEPT_BYTES = 1 << 20;

    private byte[] bytes = new byte[1 << 10];
    private int size;

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
    }

    /** A copy of what was written; afterwards nothing is. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, size);
        clear();
        return taken;
    }

    void clear() {
        size = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[KEPT_BYTES];
        }
    }

    int size() {
        return size;
    }

    /** Makes room; returns where it begins. */
    private int grow(int more) {
        int at = size;
        size = Math.addExact(at, more);
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
        }
        return at;
    }

    @Override
    public void write(int value) {
        int at = grow(1);
        bytes[at] = (byte) value;
    }

    @Override
    public void write(byte[] from) {
        write(from, 0, from.length);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        int at = grow(length);
        System.arraycopy(from, offset, bytes, at, length);
    }

    @Override
    public void writeBoolean(boolean value) {
        write(value ? 1 : 0);
    }

    @Override
    public void writeByte(int value) {
        write(value);
    }

    @Override
    public void writeShort(int value) {
        int at = grow(Short.BYTES);
        SHORT.set(bytes, at, (short) value);
    }

    @Override
    public void writeChar(int value) {
        writeShort(value);
    }

    @Override
    public void writeInt(int value) {
        int at = grow(Integer.BYTES);
        INT.set(bytes, at, value);
    }

    @Override
    public void writeLong(long value) {
        int at = grow(Long.BYTES);
        LONG.set(bytes, at, value);
    }

    @Override
    public void writeFloat(float value) {
        writeInt(Float.floatToIntBits(value));
    }

    @Override
    public void writeDouble(double value) {
        writeLong(Double.doubleToLongBits(value));
    }

    @Override
    public void writeBytes(String text) {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void writeChars(String text) {
        write(text.getBytes(StandardCharsets.UTF_16BE));
    }

    @Override
    public void writeUTF(String text) throws IOException {
        // Its form is Java's own, with the length in two bytes: a rare case, left to who defines it.
        DataOutputStream out = new DataOutputStream(this);
        out.writeUTF(text);
        out.flush();
    }
}
