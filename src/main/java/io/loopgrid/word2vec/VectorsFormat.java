package io.loopgrid.word2vec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.function.BiConsumer;

/**
 * Word vectors as text: a line "words dimension", then a line a word, "word number number …", most frequent first.
 *
 * <p>This is word2vec's text format. GloVe's is the same without the first line, and is read too.
 */
public final class VectorsFormat {
    private static final long UNIT = 1_000_000;

    private VectorsFormat() {}

    /**
     * Writes the words that have vectors. Numbers have six decimals, so that equal tables give equal bytes on every JDK.
     *
     * @return how many words were written
     */
    public static int write(WordTable table, Writer out) throws IOException {
        int[] rows = table.rowsByCount();
        out.write(rows.length + " " + table.dimension() + "\n");
        float[] vector = new float[table.dimension()];
        StringBuilder line = new StringBuilder(12 * vector.length);
        for (int row : rows) {
            if (table.copyInto(row, vector, 0)) {
                line.setLength(0);
                line.append(table.word(row));
                for (float value : vector) {
                    append(line.append(' '), value);
                }
                out.append(line.append('\n'));
            }
        }
        return rows.length;
    }

    private static void append(StringBuilder line, float value) {
        long scaled = Math.round((double) value * UNIT);
        if (scaled < 0) {
            line.append('-');
            scaled = -scaled;
        }
        line.append(scaled / UNIT).append('.');
        long decimals = scaled % UNIT;
        for (long digit = UNIT / 10; digit > Math.max(1, decimals); digit /= 10) {
            line.append('0');
        }
        line.append(decimals);
    }

    /**
     * Reads vectors.
     *
     * @param consumer receives each word with its vector, which is its own from then on
     * @return how many words were read
     * @throws IOException when a line is not of the form; the message says which
     */
    public static int read(BufferedReader in, BiConsumer<String, float[]> consumer) throws IOException {
        int lineNumber = 0;
        int words = 0;
        int dimension = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lineNumber++;
            String[] parts = line.strip().split(" ");
            if (lineNumber == 1 && parts.length == 2) {
                continue;
            }
            if (dimension == 0) {
                dimension = parts.length - 1;
            }
            if (parts.length != dimension + 1 || dimension == 0) {
                throw new IOException("line " + lineNumber + " must have a word and " + dimension + " numbers but had "
                        + (parts.length - 1));
            }
            consumer.accept(parts[0], numbers(parts, lineNumber));
            words++;
        }
        return words;
    }

    private static float[] numbers(String[] parts, int lineNumber) throws IOException {
        float[] vector = new float[parts.length - 1];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = number(parts[i + 1], lineNumber);
        }
        return vector;
    }

    private static float number(String text, int lineNumber) throws IOException {
        try {
            float value = Float.parseFloat(text);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IOException("line " + lineNumber + " must have numbers but had '" + text + "'", e);
        }
        throw new IOException("line " + lineNumber + " must have finite numbers but had '" + text + "'");
    }
}
