package io.loopgrid.word2vec;

import io.loopgrid.function.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A word's events in bytes: a tag for the kind, then its fields in order. */
final class WordEventCodec implements Codec<WordEvent> {
    private static final int GRADIENT = 0;
    private static final int IMPORTED = 1;

    @Override
    public void write(WordEvent event, DataOutput out) throws IOException {
        if (event instanceof WordGradient gradient) {
            out.writeByte(GRADIENT);
            gradient.write(out);
        } else if (event instanceof ImportedVector imported) {
            out.writeByte(IMPORTED);
            imported.write(out);
        }
    }

    @Override
    public WordEvent read(int version, DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case GRADIENT -> WordGradient.read(in);
            case IMPORTED -> ImportedVector.read(in);
            default -> throw new IOException("a word event's kind must be 0 or 1 but was " + kind);
        };
    }
}
