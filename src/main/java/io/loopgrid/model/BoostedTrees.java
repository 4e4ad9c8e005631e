package io.loopgrid.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Regression trees whose sums are the logits of the classes, in a form that is read in a few nanoseconds a node and is the
 * same bytes on every machine. Cannot change, for any number of threads.
 *
 * <p>A tree is a range of nodes. A node with a feature of 0 or more sends an example whose feature is at most the number of
 * the node to the next node, any other one to its {@code other}; a node with a feature of -1 is a leaf with that number.
 */
public final class BoostedTrees {
    private static final int LEAF = -1;

    private final short[] feature;
    private final float[] number;
    private final short[] other;
    /** Where each tree begins; the i-th tree is of class i modulo the number of classes. */
    private final short[] roots;

    BoostedTrees(short[] feature, float[] number, short[] other, short[] roots) {
        this.feature = feature;
        this.number = number;
        this.other = other;
        this.roots = roots;
    }

    /** Computes the logits of so many classes into {@code out[from…]}. */
    public void logits(float[] x, float[] out, int from, int classes) {
        for (int c = 0; c < classes; c++) {
            out[from + c] = 0;
        }
        for (int tree = 0; tree < roots.length; tree++) {
            int node = roots[tree];
            while (feature[node] != LEAF) {
                node = x[feature[node]] <= number[node] ? node + 1 : other[node];
            }
            out[from + tree % classes] += number[node];
        }
    }

    /** Writes everything: 8 bytes a node. */
    public void write(DataOutput out) throws IOException {
        out.writeShort(feature.length);
        out.writeShort(roots.length);
        for (int node = 0; node < feature.length; node++) {
            out.writeShort(feature[node]);
            out.writeFloat(number[node]);
            out.writeShort(other[node]);
        }
        for (short root : roots) {
            out.writeShort(root);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static BoostedTrees read(DataInput in) throws IOException {
        int nodes = in.readShort();
        int trees = in.readShort();
        BoostedTrees read = new BoostedTrees(new short[nodes], new float[nodes], new short[nodes], new short[trees]);
        for (int node = 0; node < nodes; node++) {
            read.feature[node] = in.readShort();
            read.number[node] = in.readFloat();
            read.other[node] = in.readShort();
        }
        for (int tree = 0; tree < trees; tree++) {
            read.roots[tree] = in.readShort();
        }
        return read;
    }
}
