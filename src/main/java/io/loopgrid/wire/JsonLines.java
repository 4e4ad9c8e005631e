package io.loopgrid.wire;

import io.loopgrid.text.Rejected;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON objects of a file, one a line, read as a stream: {@code .jsonl}, or {@code .csv} with a header whose rows become
 * objects of the same names; plain or gzip, told by the first bytes. Blank lines are skipped. Memory is bounded by the
 * longest line that is allowed. Not safe for use by several threads.
 */
public final class JsonLines implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_MAGIC = 0x1F8B;

    private final LineReader lines;
    private final @Nullable CsvRows rows;

    private JsonLines(LineReader lines, @Nullable CsvRows rows) {
        this.lines = lines;
        this.rows = rows;
    }

    /** Opens a file. */
    public static JsonLines open(Path file) throws IOException {
        String name =
                file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        InputStream in = Files.newInputStream(file);
        try {
            return of(in, name.endsWith(".csv") || name.endsWith(".csv.gz"));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /**
     * Reads a stream.
     *
     * @param csv whether its lines are rows under a header rather than objects
     */
    public static JsonLines of(InputStream in, boolean csv) throws IOException {
        LineReader lines = new LineReader(plain(in), Json.MAX_BYTES);
        return new JsonLines(lines, csv ? new CsvRows(lines) : null);
    }

    private static InputStream plain(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER_BYTES);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
    }

    /**
     * The next object, not checked for form; null at the end of the file.
     *
     * @throws Rejected when a line is too long or a row has not as many cells as the header; the next call goes on after it
     * @throws IOException when the file cannot be read, or a CSV file's header cannot be used
     */
    public byte @Nullable [] next() throws IOException, Rejected {
        if (rows != null) {
            return rows.next();
        }
        byte[] line = lines.next();
        while (line != null && isBlank(line)) {
            line = lines.next();
        }
        return line;
    }

    /** The number of the line that {@link #next} gave last, from 1; of a row over several lines, the last. */
    public long lineNumber() {
        return lines.number();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
