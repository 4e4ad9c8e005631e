package io.loopgrid.loop;

import io.loopgrid.model.BoostedTrees;
import io.loopgrid.model.LinearWeights;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What was fitted to the newest examples of all symbols, for replicas. Cannot change.
 *
 * @param logistic null before the first fit
 * @param trees null before the first fit
 */
record Fits(@Nullable LinearWeights logistic, @Nullable BoostedTrees trees) {
    static final Fits NONE = new Fits(null, null);

    void write(DataOutput out) throws IOException {
        out.writeBoolean(logistic != null);
        if (logistic != null) {
            logistic.write(out);
        }
        out.writeBoolean(trees != null);
        if (trees != null) {
            trees.write(out);
        }
    }

    static Fits read(DataInput in) throws IOException {
        LinearWeights logistic = in.readBoolean() ? LinearWeights.read(in) : null;
        return new Fits(logistic, in.readBoolean() ? BoostedTrees.read(in) : null);
    }
}
