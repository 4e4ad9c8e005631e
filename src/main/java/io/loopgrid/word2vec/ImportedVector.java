package io.loopgrid.word2vec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A vector that was learned elsewhere, to take the place of the word's own. Cannot change. */
public final class ImportedVector implements WordEvent {
    private final long source;
    private final float[] vector;

    /**
     * Copies the vector.
     *
     * @param source which import it belongs to, never 0: a word takes each import once, however often it is sent
     * @param vector finite numbers, as many as a word's vector has where it goes; others are ignored there
     */
    public ImportedVector(long source, float[] vector) {
        if (source == 0) {
            throw new IllegalArgumentException("source must not be 0");
        }
        if (vector.length < 1 || vector.length > WordSettings.MAX_DIMENSION) {
            throw new IllegalArgumentException(
                    "vector must have 1 to " + WordSettings.MAX_DIMENSION + " numbers but had " + vector.length);
        }
        this.source = source;
        this.vector = vector.clone();
    }

    /** Which import it belongs to. */
    public long source() {
        return source;
    }

    /** How many numbers it has. */
    public int dimension() {
        return vector.length;
    }

    /** The vector, the caller's own. */
    float[] copy() {
        return vector.clone();
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(source);
        Floats.write(vector, out);
    }

    static ImportedVector read(DataInput in) throws IOException {
        long source = in.readLong();
        float[] vector = Floats.read(in);
        if (source == 0 || vector == null) {
            throw new IOException("an imported vector must have a source and numbers");
        }
        return new ImportedVector(source, vector);
    }
}
