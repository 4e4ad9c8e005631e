package io.loopgrid.loop;

import io.loopgrid.function.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A part of one block of what may drift: key the symbol.
 *
 * @param fromMillis where the block begins, epoch milliseconds UTC
 * @param sum of the values
 * @param weight what the sum is divided by for the block's mean
 */
record DriftSums(DriftKind kind, long fromMillis, double sum, double weight) {
    static Codec<DriftSums> codec() {
        return new SumsCodec();
    }

    private static final class SumsCodec implements Codec<DriftSums> {
        @Override
        public void write(DriftSums sums, DataOutput out) throws IOException {
            out.writeByte(sums.kind.ordinal());
            out.writeLong(sums.fromMillis);
            out.writeDouble(sums.sum);
            out.writeDouble(sums.weight);
        }

        @Override
        public DriftSums read(int version, DataInput in) throws IOException {
            return new DriftSums(DriftKind.at(in.readByte()), in.readLong(), in.readDouble(), in.readDouble());
        }
    }
}
