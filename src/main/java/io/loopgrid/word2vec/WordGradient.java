package io.loopgrid.word2vec;

import io.loopgrid.linalg.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a word's owner is told: how often the word was seen, the steps that a trainer took on its copies of the word's two
 * vectors, a classifier's gradient for its embedding, and the labels of its texts. Cannot change.
 */
public final class WordGradient implements WordEvent {
    private final long count;
    private final @Nullable VectorStep target;
    private final @Nullable VectorStep context;
    private final float @Nullable [] supervised;
    private final float @Nullable [] labels;

    /** Without labels. */
    WordGradient(long count, @Nullable VectorStep target, @Nullable VectorStep context, float @Nullable [] supervised) {
        this(count, target, context, supervised, null);
    }

    /** Takes the classifier's gradients as its own: nobody else may keep them. */
    WordGradient(
            long count,
            @Nullable VectorStep target,
            @Nullable VectorStep context,
            float @Nullable [] supervised,
            float @Nullable [] labels) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be >= 0 but was " + count);
        }
        this.count = count;
        this.target = target;
        this.context = context;
        this.supervised = supervised;
        this.labels = labels;
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

    /**
     * Texts with the word had labels.
     *
     * @param labels {@link WordLabels#NUMBERS} numbers: how often each label came, and the clock; copied
     */
    public static WordGradient ofLabels(float[] labels) {
        if (labels.length != WordLabels.NUMBERS) {
            throw new IllegalArgumentException(
                    "labels must have " + WordLabels.NUMBERS + " numbers but had " + labels.length);
        }
        return new WordGradient(0, null, null, null, labels.clone());
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

    float @Nullable [] labels() {
        return labels;
    }

    /** Whether there is anything to learn but the count. */
    public boolean isCountOnly() {
        return target == null && context == null && supervised == null && labels == null;
    }

    /** Both in one. */
    public WordGradient plus(WordGradient other) {
        return new WordGradient(
                count + other.count,
                VectorStep.sum(target, other.target),
                VectorStep.sum(context, other.context),
                sum(supervised, other.supervised),
                sumOfLabels(labels, other.labels));
    }

    private static float @Nullable [] sumOfLabels(float @Nullable [] a, float @Nullable [] b) {
        return a == null ? b : b == null ? a : WordLabels.sum(a, b);
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

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        VectorStep.write(target, out);
        VectorStep.write(context, out);
        Floats.write(supervised, out);
        Floats.write(labels, out);
    }

    static WordGradient read(DataInput in) throws IOException {
        return new WordGradient(
                in.readLong(), VectorStep.read(in), VectorStep.read(in), Floats.read(in), Floats.read(in));
    }
}
