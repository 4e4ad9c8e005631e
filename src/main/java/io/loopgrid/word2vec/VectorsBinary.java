package io.loopgrid.word2vec;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** {@link VectorsFormat#BINARY}. */
final class VectorsBinary {
    /** A word of more bytes is a file that is not of the form. */
    private static final int LONGEST_WORD = 4_096;

    private VectorsBinary() {}

    static int write(WordTable table, OutputStream stream) throws IOException {
        int[] rows = table.rowsByCount();
        OutputStream out = new BufferedOutputStream(stream, 1 << 16);
        out.write(utf8(rows.length + " " + table.dimension() + "\n"));
        float[] vector = new float[table.dimension()];
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int row : rows) {
            if (table.copyInto(row, vector, 0)) {
                out.write(utf8(table.word(row) + " "));
                bytes.asFloatBuffer().put(vector);
                out.write(bytes.array());
                out.write('\n');
            }
        }
        out.flush();
        return rows.length;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static int read(InputStream stream, BiConsumer<String, float[]> consumer) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        String[] header = text(in, '\n', 0).strip().split(" ");
        int words = Integer.parseInt(header[0]);
        byte[] bytes = new byte[VectorsFormat.dimension(header) * Float.BYTES];
        for (int number = 1; number <= words; number++) {
            // Some writers end each vector with a line break, others do not.
            String word = text(in, ' ', number).stripLeading();
            if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                throw new IOException("word " + number + " of " + words + " must have " + bytes.length
                        + " bytes of numbers but the file ended");
            }
            float[] vector = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(vector);
            for (float value : vector) {
                if (!Float.isFinite(value)) {
                    throw new IOException("word " + number + " must have finite numbers but had " + value);
                }
            }
            consumer.accept(word, vector);
        }
        return words;
    }

    private static String text(InputStream in, char end, int number) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != end; b = in.read()) {
            if (b < 0 || bytes.size() == LONGEST_WORD) {
                throw new IOException("word " + number + " must end with a blank within " + LONGEST_WORD + " bytes");
            }
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
