package io.loopgrid.loop;

import io.loopgrid.event.Label;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The forms in bytes of what several states and messages are made of. */
final class Fields {
    /** Longer is a damaged record, not a reason to run out of memory. */
    private static final int LONGEST = 1 << 24;

    private static final int NONE = -1;

    private Fields() {}

    static void writeText(@Nullable String text, DataOutput out) throws IOException {
        writeBytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8), out);
    }

    static @Nullable String readNullableText(DataInput in) throws IOException {
        byte[] bytes = readNullableBytes(in);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    static String readText(DataInput in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    static void writeBytes(byte @Nullable [] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes == null ? NONE : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    static byte @Nullable [] readNullableBytes(DataInput in) throws IOException {
        int length = in.readInt();
        if (length == NONE) {
            return null;
        }
        byte[] bytes = new byte[checked(length)];
        in.readFully(bytes);
        return bytes;
    }

    static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = readNullableBytes(in);
        if (bytes == null) {
            throw new IOException("a text is missing");
        }
        return bytes;
    }

    static void writeFloats(float[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    static float[] readFloats(DataInput in) throws IOException {
        int length = checked(in.readInt());
        byte[] bytes = new byte[length * Float.BYTES];
        in.readFully(bytes);
        float[] values = new float[length];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }

    static void writeLabel(@Nullable Label label, DataOutput out) throws IOException {
        out.writeByte(label == null ? NONE : label.ordinal());
    }

    static @Nullable Label readNullableLabel(DataInput in) throws IOException {
        int index = in.readByte();
        return index == NONE ? null : Label.at(index);
    }

    static Label readLabel(DataInput in) throws IOException {
        return Label.at(in.readByte());
    }

    static int readSize(DataInput in) throws IOException {
        return checked(in.readInt());
    }

    private static int checked(int length) throws IOException {
        if (length < 0 || length > LONGEST) {
            throw new IOException("length must be 0 to " + LONGEST + " but was " + length);
        }
        return length;
    }
}
