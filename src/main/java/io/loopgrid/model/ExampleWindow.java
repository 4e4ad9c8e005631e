package io.loopgrid.model;

/** The newest examples, as floats in one block: what a model that cannot learn one by one is fitted to. For one thread. */
public final class ExampleWindow {
    private final int features;
    private final float[] rows;
    private final int[] labels;
    private final long[] times;
    private int size;
    private int next;

    /**
     * An empty window.
     *
     * @param capacity how many of the newest examples it keeps, at least 1
     * @param features numbers in an example
     */
    public ExampleWindow(int capacity, int features) {
        this.features = features;
        this.rows = new float[capacity * features];
        this.labels = new int[capacity];
        this.times = new long[capacity];
    }

    /**
     * Adds an example in place of the oldest when there is no more room.
     *
     * @param timeMillis of the example; times come about in order
     */
    public void add(float[] x, int label, long timeMillis) {
        System.arraycopy(x, 0, rows, next * features, features);
        labels[next] = label;
        times[next] = timeMillis;
        next = (next + 1) % labels.length;
        size = Math.min(labels.length, size + 1);
    }

    /** Drops the oldest examples until one is not of an earlier time. */
    public void dropBefore(long timeMillis) {
        while (size > 0 && times[place(0)] < timeMillis) {
            size--;
        }
    }

    /** How many examples it has. */
    public int size() {
        return size;
    }

    /** A copy of the features of all examples, the oldest first, as Smile wants them. */
    public double[][] toRows() {
        double[][] all = new double[size][features];
        for (int i = 0; i < size; i++) {
            int from = place(i) * features;
            for (int j = 0; j < features; j++) {
                all[i][j] = rows[from + j];
            }
        }
        return all;
    }

    /** A copy of their labels. */
    public int[] toLabels() {
        int[] all = new int[size];
        for (int i = 0; i < size; i++) {
            all[i] = labels[place(i)];
        }
        return all;
    }

    private int place(int i) {
        return (next - size + i + labels.length) % labels.length;
    }
}
