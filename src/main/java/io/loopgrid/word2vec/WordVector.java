package io.loopgrid.word2vec;

import io.loopgrid.function.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What replicas know of a word: its count, its two vectors and the labels of its texts as of one version of its row. Cannot change.
 *
 * <p>It is sent to the address {@link WordFunction#REPLICA}, key the word.
 */
public final class WordVector {
    private static final float[] NONE = {};

    /** The labels of a word that no label has spoken of yet; to be read only. */
    static final float[] UNTAUGHT = new float[WordLabels.NUMBERS];

    private final String word;
    private final long count;
    private final long version;
    private final float[] target;
    private final float targetAccumulator;
    private final float[] context;
    private final float contextAccumulator;
    private final float[] labels;

    /** A word that no label has spoken of yet. */
    WordVector(
            String word,
            long count,
            long version,
            float[] target,
            float targetAccumulator,
            float[] context,
            float contextAccumulator) {
        this(word, count, version, target, targetAccumulator, context, contextAccumulator, UNTAUGHT);
    }

    /** Takes the arrays as its own: nobody may change them. */
    WordVector(
            String word,
            long count,
            long version,
            float[] target,
            float targetAccumulator,
            float[] context,
            float contextAccumulator,
            float[] labels) {
        this.word = word;
        this.count = count;
        this.version = version;
        this.target = target;
        this.targetAccumulator = targetAccumulator;
        this.context = context;
        this.contextAccumulator = contextAccumulator;
        this.labels = labels;
    }

    /** The message that a word's owner has forgotten it. */
    public static WordVector forgotten(String word) {
        return new WordVector(word, 0, 0, NONE, 0, NONE, 0);
    }

    /** Whether the word is to be forgotten; then it has no vectors. */
    public boolean isForgotten() {
        return target.length == 0;
    }

    /** The word. */
    public String word() {
        return word;
    }

    /** How often it was seen. */
    public long count() {
        return count;
    }

    /** How often its row had been published. */
    public long version() {
        return version;
    }

    /** How many numbers a vector has. */
    public int dimension() {
        return target.length;
    }

    /** The vector that embeds the word; to be read only. */
    float[] target() {
        return target;
    }

    /** The vector that predicts the word from its neighbours; to be read only. */
    float[] context() {
        return context;
    }

    /** The optimiser's accumulator of the target vector. */
    float targetAccumulator() {
        return targetAccumulator;
    }

    /** The optimiser's accumulator of the context vector. */
    float contextAccumulator() {
        return contextAccumulator;
    }

    /** The {@link WordLabels} of the word; to be read only. */
    float[] labels() {
        return labels;
    }

    @Override
    public String toString() {
        return "WordVector[word=" + word + ", count=" + count + ", version=" + version + ", dimension=" + target.length
                + "]";
    }

    /** Reads and writes such messages. */
    public static Codec<WordVector> codec() {
        return new WordVectorCodec();
    }

    private static final class WordVectorCodec implements Codec<WordVector> {
        private static final int WITH_LABELS = 2;

        @Override
        public int version() {
            return WITH_LABELS;
        }

        @Override
        public void write(WordVector value, DataOutput out) throws IOException {
            out.writeUTF(value.word);
            out.writeLong(value.count);
            out.writeLong(value.version);
            Floats.write(value.target, out);
            out.writeFloat(value.targetAccumulator);
            Floats.write(value.context, out);
            out.writeFloat(value.contextAccumulator);
            for (float weight : value.labels) {
                out.writeFloat(weight);
            }
        }

        @Override
        public WordVector read(int version, DataInput in) throws IOException {
            return new WordVector(
                    in.readUTF(),
                    in.readLong(),
                    in.readLong(),
                    orNone(Floats.read(in)),
                    in.readFloat(),
                    orNone(Floats.read(in)),
                    in.readFloat(),
                    version < WITH_LABELS ? UNTAUGHT : readLabels(in));
        }

        private static float[] readLabels(DataInput in) throws IOException {
            float[] weights = new float[WordLabels.NUMBERS];
            for (int c = 0; c < weights.length; c++) {
                weights[c] = in.readFloat();
            }
            return weights;
        }

        private static float[] orNone(float @Nullable [] vector) {
            return vector == null ? NONE : vector;
        }
    }
}
