package io.loopgrid.grid;

import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a file of state, row by row: the word {@code loopgrid} and the version of the form as they are, then compressed
 * the header, the rows, their number, and the CRC-32C of all that was compressed before it.
 *
 * <p>Without {@link #finish} the file is not complete, and no reader takes it. Not thread-safe.
 */
final class StateFileWriter implements Closeable {
    static final byte[] MAGIC = "loopgrid".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 1;
    static final int ROW = 1;
    static final int END = 0;

    private static final int BUFFER_BYTES = 64 << 10;

    private final CRC32C sum = new CRC32C();
    private final DataOutputStream out;
    private long rows;

    /** Begins a file; closes the stream in the end. */
    StateFileWriter(OutputStream file, StateFileHeader header) throws IOException {
        DataOutputStream plain = new DataOutputStream(file);
        plain.write(MAGIC);
        plain.writeInt(VERSION);
        out = new DataOutputStream(new CheckedOutputStream(new GZIPOutputStream(plain, BUFFER_BYTES), sum));
        header.write(out);
    }

    /** Adds a row. */
    void add(LoggedRow row) throws IOException {
        byte[] key = row.key().getBytes(StandardCharsets.UTF_8);
        RowBytes bytes = new RowBytes();
        bytes.writeByte(ROW);
        bytes.writeInt(key.length);
        bytes.write(key);
        bytes.write(row.epoch().toBytes());
        bytes.writeInt(row.row().length);
        bytes.write(row.row());
        out.write(bytes.take());
        rows++;
    }

    /** Makes the file complete; returns how many rows it has. */
    long finish() throws IOException {
        out.writeByte(END);
        out.writeLong(rows);
        out.writeInt((int) sum.getValue());
        out.flush();
        return rows;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
