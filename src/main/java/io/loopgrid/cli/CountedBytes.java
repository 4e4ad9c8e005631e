package io.loopgrid.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/** The bytes of a file, packed or not, which tells how many were read; for readers that take several at once. */
final class CountedBytes extends FilterInputStream {
    private final IntConsumer read;

    /**
     * Counts from here on.
     *
     * @param read told after each reading how many bytes it brought
     */
    CountedBytes(InputStream in, IntConsumer read) {
        super(in);
        this.read = read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int n = in.read(into, from, length);
        read.accept(Math.max(0, n));
        return n;
    }
}
