package io.loopgrid.word2vec;

import io.loopgrid.function.Codec;
import io.loopgrid.linalg.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Everything an owner knows of one word: count, two vectors, one optimiser accumulator for each of them,
 * and the labels of its texts.
 *
 * <p>Changed by its owner's thread only. Until the word has been seen often enough it has no vectors and only counts.
 */
public final class WordRow {
    private long count;
    private long version;
    private long publishedCount;
    private float @Nullable [] target;
    private float @Nullable [] context;
    /** Whether a {@link WordVector} has the array too: then it is copied before it changes. */
    private boolean isTargetShared;

    private boolean isContextShared;
    private float targetAccumulator;
    private float contextAccumulator;
    private @Nullable WordLabels labels;
    /** Whether replicas are to be told of it at the end of the batch. */
    private boolean isToPublish;

    private long headStart;
    private long source;

    /** A word that comes now. */
    WordRow(long headStart) {
        this.headStart = headStart;
    }

    /** How often the word was seen. */
    public long count() {
        return count;
    }

    /** The most that the word can have been seen, now and before its row began: who is worth least goes first. */
    long worth() {
        return headStart + count;
    }

    /** How often the word may have been seen before its row began. */
    long headStart() {
        return headStart;
    }

    /** How often the row was published. */
    public long version() {
        return version;
    }

    /** Whether the word was seen often enough to have vectors. */
    public boolean isMature() {
        return target != null;
    }

    void see(long times) {
        count += times;
    }

    /** Gives the row its vectors: the target's from the word's hash, the context's all zeros. */
    void mature(String word, int dimension) {
        setVectors(InitialVectors.of(word, dimension), new float[dimension]);
    }

    private void setVectors(float[] newTarget, float[] newContext) {
        target = newTarget;
        context = newContext;
        isTargetShared = false;
        isContextShared = false;
    }

    /**
     * Takes a vector from elsewhere in place of its own; what it predicts is learned anew. What was counted stays.
     *
     * @param leastCount what the row is worth at least from now on, so that the first unknown words do not drive it out
     * @return false, and nothing happens, when it has taken this import before
     */
    boolean adopt(ImportedVector imported, int leastCount) {
        if (source == imported.source()) {
            return false;
        }
        source = imported.source();
        setVectors(imported.copy(), new float[imported.dimension()]);
        targetAccumulator = AdaGrad.ADOPTED;
        contextAccumulator = 0;
        headStart = Math.max(headStart, leastCount - count);
        return true;
    }

    /** Takes the trainers' steps, and one along each of the classifier's gradients. Does nothing when the row has no vectors. */
    void learn(WordGradient gradient, float supervisedRate) {
        if (target == null || context == null) {
            return;
        }
        VectorStep forTarget = gradient.target();
        if (forTarget != null) {
            forTarget.addTo(ownTarget(target));
            targetAccumulator += forTarget.energy();
        }
        VectorStep forContext = gradient.context();
        if (forContext != null) {
            forContext.addTo(ownContext(context));
            contextAccumulator += forContext.energy();
        }
        float[] supervised = gradient.supervised();
        if (supervised != null) {
            // At a fixed rate, so that the same gradient with the other sign takes the step back exactly.
            Kernels.axpy(supervisedRate, supervised, ownTarget(target));
        }
        learnLabels(gradient.labels());
    }

    /** The target vector, which nobody else has. */
    private float[] ownTarget(float[] now) {
        float[] own = isTargetShared ? now.clone() : now;
        isTargetShared = false;
        target = own;
        return own;
    }

    /** The context vector, which nobody else has. */
    private float[] ownContext(float[] now) {
        float[] own = isContextShared ? now.clone() : now;
        isContextShared = false;
        context = own;
        return own;
    }

    private void learnLabels(float @Nullable [] more) {
        if (more == null) {
            return;
        }
        WordLabels learned = labels;
        if (learned == null) {
            learned = new WordLabels();
            labels = learned;
        }
        learned.learn(more);
    }

    /** Replicas are to be told of it; returns false when that was known. */
    boolean setToPublish() {
        boolean isNew = !isToPublish;
        isToPublish = true;
        return isNew;
    }

    /** They need not be told, or are about to be; returns false when that was known. */
    boolean clearToPublish() {
        boolean was = isToPublish;
        isToPublish = false;
        return was;
    }

    /** Whether the published count is more than an eighth behind, so that replicas weigh the word wrongly. */
    boolean isCountStale() {
        return count - publishedCount > publishedCount >>> 3;
    }

    /** The next version of the row for the replicas, or null when there are no vectors to publish. */
    @Nullable
    WordVector publish(String word) {
        if (target == null || context == null) {
            return null;
        }
        version++;
        publishedCount = count;
        return snapshot(word);
    }

    /** The row as replicas should have it now, without a new version; null when there are no vectors. */
    public @Nullable WordVector snapshot(String word) {
        if (target == null || context == null) {
            return null;
        }
        isTargetShared = true;
        isContextShared = true;
        return new WordVector(
                word,
                count,
                version,
                target,
                targetAccumulator,
                context,
                contextAccumulator,
                labels == null ? WordVector.UNTAUGHT : labels.copy());
    }

    static Codec<WordRow> codec() {
        return new WordRowCodec();
    }

    private static final class WordRowCodec implements Codec<WordRow> {
        @Override
        public void write(WordRow row, DataOutput out) throws IOException {
            out.writeLong(row.count);
            out.writeLong(row.headStart);
            out.writeLong(row.source);
            out.writeLong(row.version);
            out.writeLong(row.publishedCount);
            out.writeFloat(row.targetAccumulator);
            out.writeFloat(row.contextAccumulator);
            Floats.write(row.target, out);
            Floats.write(row.context, out);
            out.writeBoolean(row.labels != null);
            if (row.labels != null) {
                row.labels.write(out);
            }
        }

        @Override
        public WordRow read(int version, DataInput in) throws IOException {
            WordRow row = new WordRow(0);
            row.count = in.readLong();
            row.headStart = in.readLong();
            row.source = in.readLong();
            row.version = in.readLong();
            row.publishedCount = in.readLong();
            row.targetAccumulator = in.readFloat();
            row.contextAccumulator = in.readFloat();
            row.target = Floats.read(in);
            row.context = Floats.read(in);
            if (in.readBoolean()) {
                row.labels = WordLabels.read(in);
            }
            return row;
        }
    }
}
