package io.loopgrid.word2vec;

import io.loopgrid.linalg.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where a trainer's steps led from where it found a vector, and the energy of the gradients it followed (the sum of their
 * mean squares), by which the optimiser's accumulator grows. Cannot change.
 */
final class VectorStep {
    private final float[] difference;
    private final float energy;

    /** Takes the array as its own. */
    VectorStep(float[] difference, float energy) {
        this.difference = difference;
        this.energy = energy;
    }

    /** Moves a vector. */
    void addTo(float[] vector) {
        Kernels.add(difference, vector);
    }

    float energy() {
        return energy;
    }

    /** Both in one; the other when one is null. */
    static @Nullable VectorStep sum(@Nullable VectorStep a, @Nullable VectorStep b) {
        if (a == null) {
            return b;
        }
        if (b == null) {
            return a;
        }
        float[] both = a.difference.clone();
        b.addTo(both);
        return new VectorStep(both, a.energy + b.energy);
    }

    static void write(@Nullable VectorStep step, DataOutput out) throws IOException {
        Floats.write(step == null ? null : step.difference, out);
        if (step != null) {
            out.writeFloat(step.energy);
        }
    }

    static @Nullable VectorStep read(DataInput in) throws IOException {
        float[] difference = Floats.read(in);
        return difference == null ? null : new VectorStep(difference, in.readFloat());
    }
}
