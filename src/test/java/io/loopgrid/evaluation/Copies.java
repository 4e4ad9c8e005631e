package io.loopgrid.evaluation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;

/** Writes and reads back. */
final class Copies {
    private Copies() {}

    interface Writing {
        void write(DataOutput out) throws IOException;
    }

    interface Reading<T> {
        T read(DataInput in) throws IOException;
    }

    static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    static <T> T copy(Writing writing, Reading<T> reading) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(writing)));
        T copy = reading.read(in);
        if (in.available() > 0) {
            throw new IOException(in.available() + " bytes were not read");
        }
        return copy;
    }
}
