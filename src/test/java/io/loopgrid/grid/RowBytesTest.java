package io.loopgrid.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowBytesTest {
    @Test
    void writesTheBytesOfADataOutputStream() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            writeAll(new DataOutputStream(expected), new Random(seed));
            RowBytes bytes = new RowBytes();
            writeAll(bytes, new Random(seed));
            assertThat(bytes.size()).isEqualTo(expected.size());
            assertThat(bytes.take()).isEqualTo(expected.toByteArray());
        }
    }

    @Test
    void isEmptyOnceItsBytesAreTaken() {
        RowBytes bytes = new RowBytes();
        bytes.writeLong(1);
        bytes.take();
        bytes.writeByte(7);
        assertThat(bytes.take()).containsExactly(7);
    }

    private static void writeAll(DataOutput out, Random random) throws IOException {
        for (int i = random.nextInt(400); i >= 0; i--) {
            out.write(random.nextInt());
            out.writeBoolean(random.nextBoolean());
            out.writeByte(random.nextInt());
            out.writeShort(random.nextInt());
            out.writeChar(random.nextInt(Character.MAX_VALUE));
            out.writeInt(random.nextInt());
            out.writeLong(random.nextLong());
            out.writeFloat(random.nextFloat());
            out.writeFloat(Float.NaN);
            out.writeDouble(-random.nextDouble());
            out.write(new byte[] {1, 2, 3, 4}, 1, random.nextInt(4));
            out.writeBytes("plain");
            out.writeChars("w\u00efde\u20ac");
            out.writeUTF("\u0000\u00e9\u20ac" + i);
        }
    }
}
