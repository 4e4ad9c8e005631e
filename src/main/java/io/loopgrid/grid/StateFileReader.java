package io.loopgrid.grid;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads what {@link StateFileWriter} wrote, and trusts none of it: what is damaged, cut short or of another version is
 * refused. Whoever acts on rows reads the whole file once before, because only its end tells. Not thread-safe.
 */
final class StateFileReader implements Closeable {
    private static final int BUFFER_BYTES = 64 << 10;
    /** No row comes near it; a damaged length is not allocated. */
    private static final int MOST_BYTES = 256 << 20;

    private static final int EPOCH_BYTES = 2 * Long.BYTES;

    /** What is done with a row. */
    interface Taker {
        void take(LoggedRow row) throws IOException;
    }

    private final Path file;
    private final CRC32C sum = new CRC32C();
    private final DataInputStream in;
    private final StateFileHeader header;

    /**
     * Opens a file.
     *
     * @throws IOException when it is no file of state that this release can read
     */
    StateFileReader(Path file) throws IOException {
        this.file = file;
        InputStream plain = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            requireForm(plain);
            in = new DataInputStream(new CheckedInputStream(new GZIPInputStream(plain, BUFFER_BYTES), sum));
            header = StateFileHeader.read(in);
        } catch (EOFException | ZipException e) {
            plain.close();
            throw damaged(e);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private void requireForm(InputStream plain) throws IOException {
        byte[] magic = plain.readNBytes(StateFileWriter.MAGIC.length);
        if (!Arrays.equals(magic, StateFileWriter.MAGIC)) {
            throw new IOException(file + " is not a file of Loopgrid's state");
        }
        int version = new DataInputStream(plain).readInt();
        if (version != StateFileWriter.VERSION) {
            throw new IOException(file + " is of version " + version + ", and this release reads version "
                    + StateFileWriter.VERSION + " only");
        }
    }

    /** What the file says of itself. */
    StateFileHeader header() {
        return header;
    }

    /**
     * Gives all rows in order; returns how many there were.
     *
     * @throws IOException when the file does not end as it should: what was given before may be wrong too
     */
    long read(Taker taker) throws IOException {
        try {
            long rows = 0;
            for (int kind = in.readByte(); kind != StateFileWriter.END; kind = in.readByte()) {
                if (kind != StateFileWriter.ROW) {
                    throw new IOException(file + " is damaged: after row " + rows + " stands " + kind);
                }
                String key = new String(bytes(in.readInt()), StandardCharsets.UTF_8);
                Epoch epoch = Epoch.of(bytes(EPOCH_BYTES));
                taker.take(new LoggedRow(key, epoch, bytes(in.readInt())));
                rows++;
            }
            requireEnd(rows);
            return rows;
        } catch (EOFException | ZipException e) {
            throw damaged(e);
        }
    }

    private void requireEnd(long rows) throws IOException {
        long said = in.readLong();
        if (said != rows) {
            throw new IOException(file + " is damaged: it must have " + said + " rows but has " + rows);
        }
        int expected = (int) sum.getValue();
        if (in.readInt() != expected) {
            throw new IOException(file + " is damaged: its checksum does not fit");
        }
        if (in.read() >= 0) {
            throw new IOException(file + " is damaged: it goes on after its end");
        }
    }

    private byte[] bytes(int length) throws IOException {
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException(file + " is damaged: it claims a row of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("a row of " + length + " bytes has " + bytes.length);
        }
        return bytes;
    }

    private IOException damaged(IOException cause) {
        String how = cause instanceof EOFException ? "it ends too early" : String.valueOf(cause.getMessage());
        return new IOException(file + " is damaged: " + how, cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
