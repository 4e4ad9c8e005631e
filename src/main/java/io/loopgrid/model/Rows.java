package io.loopgrid.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One array of floats for each class, and how they are copied and written. */
final class Rows {
    private Rows() {}

    static float[][] copy(float[][] rows) {
        float[][] copy = new float[rows.length][];
        for (int c = 0; c < rows.length; c++) {
            copy[c] = rows[c].clone();
        }
        return copy;
    }

    static void write(float[][] rows, DataOutput out) throws IOException {
        for (float[] row : rows) {
            write(row, out);
        }
    }

    static void write(float[] row, DataOutput out) throws IOException {
        for (float value : row) {
            out.writeFloat(value);
        }
    }

    static void read(float[][] rows, DataInput in) throws IOException {
        for (float[] row : rows) {
            read(row, in);
        }
    }

    static void read(float[] row, DataInput in) throws IOException {
        for (int i = 0; i < row.length; i++) {
            row[i] = in.readFloat();
        }
    }
}
