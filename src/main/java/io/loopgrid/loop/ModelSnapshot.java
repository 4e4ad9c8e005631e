package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.model.Blend;
import io.loopgrid.model.LinearWeights;
import io.loopgrid.model.NetworkState;
import io.loopgrid.model.TwoLayerNetwork;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The model of one symbol, or the one that all share, as predictors read it. Cannot change, for any number of threads.
 *
 * @param linear a softmax over the features
 * @param network null but in the shared model
 * @param shares of the labels of late, adding up to 1
 * @param prior their logarithms
 * @param clock how many labels it has learned, those of one horizon counted as one
 * @param blend whom to hear, as learned
 * @param deciding whom to hear as the champion says: the blend itself, or one expert alone
 * @param moves what corrections add, null when nothing
 * @param version how often it has learned
 */
record ModelSnapshot(
        LinearWeights linear,
        @Nullable NetworkState network,
        float[] shares,
        float[] prior,
        float clock,
        Blend blend,
        Blend deciding,
        @Nullable LinearWeights moves,
        long version) {
    void write(DataOutput out) throws IOException {
        linear.write(out);
        out.writeBoolean(network != null);
        if (network != null) {
            Experts.network(linear.features()).write(network, out);
        }
        Fields.writeFloats(shares, out);
        Fields.writeFloats(prior, out);
        out.writeFloat(clock);
        blend.write(out);
        deciding.write(out);
        out.writeBoolean(moves != null);
        if (moves != null) {
            moves.write(out);
        }
        out.writeLong(version);
    }

    static ModelSnapshot read(DataInput in) throws IOException {
        LinearWeights linear = LinearWeights.read(in);
        TwoLayerNetwork network = Experts.network(linear.features());
        return new ModelSnapshot(
                linear,
                in.readBoolean() ? network.read(in) : null,
                Fields.readFloats(in),
                Fields.readFloats(in),
                in.readFloat(),
                Blend.read(in),
                Blend.read(in),
                in.readBoolean() ? LinearWeights.read(in) : null,
                in.readLong());
    }

    /** What is known before the first label. */
    static ModelSnapshot untaught(int features) {
        Blend blend = Experts.untaughtBlend().current();
        return new ModelSnapshot(
                LinearWeights.zero(Label.COUNT, features),
                null,
                new float[] {1f / 3, 1f / 3, 1f / 3},
                new float[Label.COUNT],
                0,
                blend,
                blend,
                null,
                0);
    }
}
