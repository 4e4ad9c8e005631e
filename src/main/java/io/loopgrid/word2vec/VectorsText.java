package io.loopgrid.word2vec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** {@link VectorsFormat#TEXT}; GloVe's form is the same without the first line, and is read too. */
final class VectorsText {
    private static final long UNIT = 1_000_000;

    private VectorsText() {}

    /** Writes numbers with six decimals, so that equal tables give equal bytes on every JDK. */
    static int write(WordTable table, Writer out) throws IOException {
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

    /** Reads lines; a word may have blanks in it, as some of GloVe's have. */
    static int read(BufferedReader in, BiConsumer<String, float[]> consumer) throws IOException {
        int lineNumber = 0;
        int words = 0;
        int dimension = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lineNumber++;
            String[] parts = line.stripTrailing().split(" ");
            if (lineNumber == 1 && VectorsFormat.isHeader(parts)) {
                dimension = VectorsFormat.dimension(parts);
                continue;
            }
            if (dimension == 0) {
                dimension = VectorsFormat.checked(parts.length - 1);
            }
            if (parts.length <= dimension) {
                throw new IOException("line " + lineNumber + " must have a word and " + dimension + " numbers but had "
                        + (parts.length - 1));
            }
            int wordParts = parts.length - dimension;
            String word = wordParts == 1
                    ? parts[0]
                    : String.join(" ", Arrays.asList(parts).subList(0, wordParts));
            consumer.accept(word, numbers(parts, wordParts, lineNumber));
            words++;
        }
        return words;
    }

    private static float[] numbers(String[] parts, int from, int lineNumber) throws IOException {
        float[] vector = new float[parts.length - from];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = number(parts[from + i], lineNumber);
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
