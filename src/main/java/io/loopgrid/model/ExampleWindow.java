package io.loopgrid.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The newest examples, as floats in one block: what a model that cannot learn one by one is fitted to. */
final class ExampleWindow {
    private final int features;
    private final float[] rows;
    private final int[] labels;
    private int size;
    private int next;

    ExampleWindow(int capacity, int features) {
        this.features = features;
        this.rows = new float[capacity * features];
        this.labels = new int[capacity];
    }

    void add(float[] x, int label) {
        System.arraycopy(x, 0, rows, next * features, features);
        labels[next] = label;
        next = (next + 1) % labels.length;
        size = Math.min(labels.length, size + 1);
    }

    int size() {
        return size;
    }

    /** The features of all examples, the oldest first, as Smile wants them. */
    double[][] toRows() {
        double[][] all = new double[size][features];
        for (int i = 0; i < size; i++) {
            int from = place(i) * features;
            for (int j = 0; j < features; j++) {
                all[i][j] = rows[from + j];
            }
        }
        return all;
    }

    int[] toLabels() {
        int[] all = new int[size];
        for (int i = 0; i < size; i++) {
            all[i] = labels[place(i)];
        }
        return all;
    }

    private int place(int i) {
        return (next - size + i + labels.length) % labels.length;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            int from = place(i) * features;
            for (int j = 0; j < features; j++) {
                out.writeFloat(rows[from + j]);
            }
            out.writeByte(labels[place(i)]);
        }
    }

    void read(DataInput in) throws IOException {
        int count = in.readInt();
        float[] x = new float[features];
        for (int i = 0; i < count; i++) {
            Rows.read(x, in);
            add(x, in.readByte());
        }
    }
}
