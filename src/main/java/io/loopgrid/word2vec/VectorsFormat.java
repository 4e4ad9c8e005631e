package io.loopgrid.word2vec;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** The forms in which word vectors are exchanged with other tools; the most frequent word comes first. */
public enum VectorsFormat {
    /** A line "words dimension", then a line a word, "word number number …": word2vec's text form. */
    TEXT,
    /** The same line, then for each word its name, a blank and its numbers as little-endian floats: word2vec's binary form. */
    BINARY;

    /** Enough for two lines of text, of the longest vectors too. */
    private static final int LOOK_AHEAD = 1 << 15;

    /**
     * Writes the words that have vectors; equal tables give equal bytes.
     *
     * @param out is flushed and stays open
     * @return how many words were written
     */
    public int write(WordTable table, OutputStream out) throws IOException {
        if (this == BINARY) {
            return VectorsBinary.write(table, out);
        }
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        int words = VectorsText.write(table, text);
        text.flush();
        return words;
    }

    /**
     * Reads vectors in word2vec's text or binary form or in GloVe's, whichever it is.
     *
     * @param in is read to its end, or to as many words as it says it has, and stays open
     * @param consumer receives each word with its vector, which is its own from then on
     * @return how many words were read
     * @throws IOException when something is not of the form; the message says which line or word
     */
    public static int read(InputStream in, BiConsumer<String, float[]> consumer) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
        bytes.mark(LOOK_AHEAD);
        byte[] start = bytes.readNBytes(LOOK_AHEAD);
        bytes.reset();
        return isBinary(start)
                ? VectorsBinary.read(bytes, consumer)
                : VectorsText.read(new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8)), consumer);
    }

    /** Whether there is a header, and the line after it does not end in as many numbers as the header says. */
    private static boolean isBinary(byte[] start) {
        String[] lines = new String(start, StandardCharsets.ISO_8859_1).split("\n", 3);
        String[] header = lines[0].strip().split(" ");
        if (lines.length < 2 || !isHeader(header)) {
            return false;
        }
        int dimension = Integer.parseInt(header[1]);
        String[] parts = lines[1].stripTrailing().split(" ", -1);
        return parts.length <= dimension
                || !Arrays.stream(parts, parts.length - dimension, parts.length)
                        .allMatch(part -> part.matches("[-+.0-9eE]+|[-+]?[a-zA-Z]+"));
    }

    /** Whether the parts of a first line are the number of words and the dimension. */
    static boolean isHeader(String[] parts) {
        return parts.length == 2 && parts[0].matches("\\d{1,9}") && parts[1].matches("\\d{1,4}");
    }

    /** The dimension that a header says. */
    static int dimension(String[] header) throws IOException {
        return checked(Integer.parseInt(header[1]));
    }

    /** A dimension that may be. */
    static int checked(int dimension) throws IOException {
        if (dimension < 1 || dimension > WordSettings.MAX_DIMENSION) {
            throw new IOException(
                    "a vector must have 1 to " + WordSettings.MAX_DIMENSION + " numbers but had " + dimension);
        }
        return dimension;
    }
}
