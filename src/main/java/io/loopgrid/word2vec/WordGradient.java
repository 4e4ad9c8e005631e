package io.loopgrid.word2vec;

import io.loopgrid.function.Codec;
import io.loopgrid.linalg.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a word's owner is told: how often the word was seen, the steps that a trainer took on its copies of the word's two
 * vectors, and a classifier's gradient. Cannot change.
 */
public final class WordGradient {
    private final long count;
    private final @Nullable VectorStep target;
    private final @Nullable VectorStep context;
    private final float @Nullable [] supervised;

    /** Takes the classifier's gradient as its own: nobody else may keep it. */
    WordGradient(long count, @Nullable VectorStep target, @Nullable VectorStep context, float @Nullable [] supervised) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be >= 0 but was " + count);
        }
        this.count = count;
        this.target = target;
        this.context = context;
        this.supervised = supervised;
    }

    /** The word was seen, and nothing is to be learned from it. */
    public static WordGradient ofCount(long count) {
        return new WordGradient(count, null, null, null);
    }

    /**
     * A classifier's gradient for the word's embedding: a confident prediction was wrong, and this word caused it.
     *
     * @param gradient of the log likelihood of the true label; copied
     */
    public static WordGradient supervised(float[] gradient) {
        return new WordGradient(0, null, null, gradient.clone());
    }

    /** How often the word was seen. */
    public long count() {
        return count;
    }

    @Nullable
    VectorStep target() {
        return target;
    }

    @Nullable
    VectorStep context() {
        return context;
    }

    float @Nullable [] supervised() {
        return supervised;
    }

    /** Whether there is anything to learn but the count. */
    public boolean isCountOnly() {
        return target == null && context == null && supervised == null;
    }

    /** Both in one. */
    public WordGradient plus(WordGradient other) {
        return new WordGradient(
                count + other.count,
                VectorStep.sum(target, other.target),
                VectorStep.sum(context, other.context),
                sum(supervised, other.supervised));
    }

    private static float @Nullable [] sum(float @Nullable [] a, float @Nullable [] b) {
        if (a == null) {
            return b;
        }
        if (b == null) {
            return a;
        }
        float[] both = a.clone();
        Kernels.add(b, both);
        return both;
    }

    /** Reads and writes such events. */
    public static Codec<WordGradient> codec() {
        return new WordGradientCodec();
    }

    private static final class WordGradientCodec implements Codec<WordGradient> {
        @Override
        public void write(WordGradient value, DataOutput out) throws IOException {
            out.writeLong(value.count);
            VectorStep.write(value.target, out);
            VectorStep.write(value.context, out);
            Floats.write(value.supervised, out);
        }

        @Override
        public WordGradient read(int version, DataInput in) throws IOException {
            return new WordGradient(in.readLong(), VectorStep.read(in), VectorStep.read(in), Floats.read(in));
        }
    }
}
