package io.loopgrid.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a {@link TwoLayerNetwork} has learned, with what it needs to learn more. Changed by it only; for one thread. */
public final class NetworkState {
    /** Of each hidden unit one row; its last number is the unit's bias. */
    final float[][] inner;
    /** Of each class one row; its last number is the class's bias. */
    final float[][] outer;

    final float[][] innerSquares;
    final float[][] outerSquares;
    /** The fading sums of squared features, and over how many examples. */
    final float[] featureSquares;

    double seen;

    NetworkState(int classes, int hidden, int features) {
        inner = new float[hidden][features + 1];
        innerSquares = new float[hidden][features + 1];
        outer = new float[classes][hidden + 1];
        outerSquares = new float[classes][hidden + 1];
        featureSquares = new float[features];
    }

    /** A copy that later learning does not change, for predictors: without the optimiser's sums. */
    public NetworkState copy() {
        NetworkState copy = new NetworkState(outer.length, inner.length, featureSquares.length);
        for (int h = 0; h < inner.length; h++) {
            System.arraycopy(inner[h], 0, copy.inner[h], 0, inner[h].length);
        }
        for (int c = 0; c < outer.length; c++) {
            System.arraycopy(outer[c], 0, copy.outer[c], 0, outer[c].length);
        }
        System.arraycopy(featureSquares, 0, copy.featureSquares, 0, featureSquares.length);
        copy.seen = seen;
        return copy;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(seen);
        Rows.write(inner, out);
        Rows.write(outer, out);
        Rows.write(innerSquares, out);
        Rows.write(outerSquares, out);
        Rows.write(featureSquares, out);
    }

    void read(DataInput in) throws IOException {
        seen = in.readDouble();
        Rows.read(inner, in);
        Rows.read(outer, in);
        Rows.read(innerSquares, in);
        Rows.read(outerSquares, in);
        Rows.read(featureSquares, in);
    }
}
