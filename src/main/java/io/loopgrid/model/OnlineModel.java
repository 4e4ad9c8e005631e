package io.loopgrid.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A classifier that learns one example after the other. An implementation has no state of its own: any thread may use it on
 * a state that is that thread's. What every one of them promises is written down in {@code ModelConformance}.
 *
 * @param <S> what it has learned
 */
interface OnlineModel<S> {
    /** How many classes there are, at least 2. */
    int classes();

    /** The state before the first example. */
    S initial();

    /**
     * The probabilities of the classes.
     *
     * @param x the features, not changed
     * @param out receives {@link #classes()} numbers above 0 that add up to 1
     */
    void probabilities(S state, float[] x, float[] out);

    /**
     * Learns an example.
     *
     * @param state changed in place
     * @param x the features, not changed
     * @param label the place of the true class
     */
    void learn(S state, float[] x, int label);

    /** Writes a state. */
    void write(S state, DataOutput out) throws IOException;

    /** Reads what {@link #write} wrote. */
    S read(DataInput in) throws IOException;
}
