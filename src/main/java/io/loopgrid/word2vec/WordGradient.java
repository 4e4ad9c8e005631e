package io.loopgrid.word2vec;

import io.loopgrid.function.Codec;
import io.loopgrid.linalg.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a word's owner is told: how often the word was seen, and sums of gradients for its vectors. Cannot change.
 *
 * <p>A gradient points uphill in the log likelihood: the owner adds a multiple of it.
 */
public final class WordGradient {
    private final long count;
    private final float @Nullable [] target;
    private final float @Nullable [] context;
    private final float @Nullable [] supervised;

    /** Takes the arrays as its own: nobody else may keep them. */
    WordGradient(long count, float @Nullable [] target, float @Nullable [] context, float @Nullable [] supervised) {
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

    float @Nullable [] target() {
        return target;
    }

    float @Nullable [] context() {
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
                sum(target, other.target),
                sum(context, other.context),
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
            Floats.write(value.target, out);
            Floats.write(value.context, out);
            Floats.write(value.supervised, out);
        }

        @Override
        public WordGradient read(int version, DataInput in) throws IOException {
            return new WordGradient(in.readLong(), Floats.read(in), Floats.read(in), Floats.read(in));
        }
    }
}
