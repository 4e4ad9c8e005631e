package io.loopgrid.word2vec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The form of a vector in bytes: its length as an int (0 for none), then its numbers, big-endian. */
final class Floats {
    /** No vector is longer: a length above it is a damaged record, not a reason to run out of memory. */
    private static final int LONGEST = 65_536;

    private Floats() {}

    static void write(float @Nullable [] values, DataOutput out) throws IOException {
        if (values == null) {
            out.writeInt(0);
            return;
        }
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    static float @Nullable [] read(DataInput in) throws IOException {
        int length = in.readInt();
        if (length == 0) {
            return null;
        }
        if (length < 0 || length > LONGEST) {
            throw new IOException("a vector's length must be 0 to " + LONGEST + " but was " + length);
        }
        byte[] bytes = new byte[length * Float.BYTES];
        in.readFully(bytes);
        float[] values = new float[length];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }
}
