package io.loopgrid.wire;

import io.loopgrid.text.Rejected;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a stream as bytes, without line ends and without a byte order mark. */
final class LineReader implements Closeable {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private byte[] line = new byte[1 << 10];
    private int length;
    private long number;

    LineReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /**
     * The next line; null at the end.
     *
     * @throws Rejected when it is longer than allowed; it has been passed over
     */
    byte @Nullable [] next() throws IOException, Rejected {
        if (!hasMore()) {
            return null;
        }
        number++;
        length = 0;
        long total = 0;
        boolean ended = false;
        while (!ended && hasMore()) {
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            total += stop - at;
            if (total <= maxBytes) {
                append(stop);
            }
            ended = stop < end;
            at = ended ? stop + 1 : stop;
        }
        if (total > maxBytes) {
            throw new Rejected("line", total + " bytes", "must have at most " + maxBytes + " bytes");
        }
        return trimmed();
    }

    /** The number of the last line, from 1. */
    long number() {
        return number;
    }

    private byte[] trimmed() {
        int to = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        boolean marked = number == 1 && to >= 3 && Arrays.equals(line, 0, 3, BYTE_ORDER_MARK, 0, 3);
        return Arrays.copyOfRange(line, marked ? 3 : 0, to);
    }

    private void append(int stop) {
        int more = stop - at;
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + more));
        }
        System.arraycopy(buffer, at, line, length, more);
        length += more;
    }

    private boolean hasMore() throws IOException {
        if (at == end) {
            end = Math.max(in.read(buffer), 0);
            at = 0;
        }
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
