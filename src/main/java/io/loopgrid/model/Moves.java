package io.loopgrid.model;

import io.loopgrid.linalg.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What corrections have moved the logits of a symbol by, as weights of the features. They stand beside everything that the
 * market has taught, so that a person is heard at full strength even where the market has shown all experts to be worth
 * nothing, and so that a move can be taken back exactly. For one thread.
 */
public final class Moves {
    private final float[][] rows;
    private boolean isEmpty = true;
    private int corrections;

    /** No moves. */
    public Moves(int classes, int features) {
        rows = new float[classes][features];
    }

    /** Whether it changes nothing. */
    public boolean isEmpty() {
        return isEmpty && corrections == 0;
    }

    /** How many corrections it is of: those learned less those taken back. */
    public int corrections() {
        return corrections;
    }

    /**
     * Moves the weights so that logit(up) - logit(down) of the very features grows by {@code step}, by the shortest way. Doing
     * it with the opposite step takes it back.
     */
    public void move(float[] x, int up, int down, float step) {
        float norm = Kernels.squaredNorm(x, 0, x.length);
        if (norm > 0) {
            Kernels.axpy(step / (2 * norm), x, rows[up]);
            Kernels.axpy(-step / (2 * norm), x, rows[down]);
            isEmpty = false;
        }
    }

    /** Adds other moves times a factor, and not their count. */
    public void add(Moves other, float factor) {
        for (int c = 0; c < rows.length; c++) {
            Kernels.axpy(factor, other.rows[c], rows[c]);
        }
        isEmpty &= other.isEmpty;
    }

    /** Counts corrections that were learned, or with a negative number taken back. */
    public void count(int number) {
        corrections += number;
    }

    /** Adds other moves with their count. */
    public void addAll(Moves other) {
        add(other, 1);
        corrections += other.corrections;
    }

    /** A copy for predictors. */
    public LinearWeights weights() {
        return new LinearWeights(Rows.copy(rows));
    }

    /** Writes everything. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(rows.length);
        out.writeInt(rows[0].length);
        out.writeInt(corrections);
        out.writeBoolean(isEmpty);
        if (!isEmpty) {
            Rows.write(rows, out);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Moves read(DataInput in) throws IOException {
        Moves moves = new Moves(in.readByte(), in.readInt());
        moves.corrections = in.readInt();
        moves.isEmpty = in.readBoolean();
        if (!moves.isEmpty) {
            Rows.read(moves.rows, in);
        }
        return moves;
    }
}
