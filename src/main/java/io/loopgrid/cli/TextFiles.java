package io.loopgrid.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.zip.GZIPInputStream;

/**
 * Documents from text files, one a line, tokens between blanks; files that end in {@code .gz} are unpacked.
 *
 * <p>A line of more tokens than fit into the caller's array is cut into several documents, so that memory does not depend
 * on the text. Any number of threads may read; each document goes to one of them.
 */
final class TextFiles implements Closeable {
    private static final int LONGEST_TOKEN = 256;

    private final Deque<Path> files;
    private final long totalBytes;
    private final char[] chars = new char[1 << 16];
    private final char[] token = new char[LONGEST_TOKEN];
    private Reader reader = Reader.nullReader();
    private int position;
    private int limit;
    private long readBytes;

    /** Opens nothing yet, but every file must be there. */
    TextFiles(Collection<Path> files) throws IOException {
        this.files = new ArrayDeque<>(files);
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        this.totalBytes = total;
    }

    /**
     * Reads the next document.
     *
     * @param tokens receives its tokens
     * @return how many, 0 for an empty line, -1 at the end of the last file
     */
    synchronized int next(String[] tokens) throws IOException {
        int count = 0;
        int length = 0;
        while (true) {
            int c = read();
            if (c > ' ') {
                if (length < LONGEST_TOKEN) {
                    token[length++] = (char) c;
                }
                continue;
            }
            if (length > 0) {
                tokens[count++] = new String(token, 0, length);
                length = 0;
            }
            if (c == -1) {
                return count == 0 ? -1 : count;
            }
            if (c == '\n' || count == tokens.length) {
                return count;
            }
        }
    }

    /** The part of all bytes that has been read, 0 to 1. */
    synchronized double part() {
        return totalBytes == 0 ? 1 : Math.min(1, (double) readBytes / totalBytes);
    }

    private int read() throws IOException {
        while (position == limit) {
            position = 0;
            limit = reader.read(chars);
            if (limit <= 0) {
                limit = 0;
                if (files.isEmpty()) {
                    return -1;
                }
                goOnWith(files.remove());
                // The end of a file ends a line.
                return '\n';
            }
        }
        return chars[position++];
    }

    private void goOnWith(Path file) throws IOException {
        reader.close();
        InputStream bytes = unpacked(file, new CountedBytes(Files.newInputStream(file), n -> readBytes += n));
        reader = new InputStreamReader(bytes, StandardCharsets.UTF_8);
    }

    /** The bytes of a file, those of a {@code .gz} file unpacked; the caller closes it. */
    static InputStream open(Path file) throws IOException {
        return unpacked(file, Files.newInputStream(file));
    }

    private static InputStream unpacked(Path file, InputStream bytes) throws IOException {
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }

    @Override
    public synchronized void close() throws IOException {
        reader.close();
    }
}
