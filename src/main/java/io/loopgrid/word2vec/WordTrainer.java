package io.loopgrid.word2vec;

import io.loopgrid.function.Partitions;
import io.loopgrid.linalg.Kernels;
import io.loopgrid.linalg.Sigmoid;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Steps along the gradients of skip-gram or CBOW with negative sampling (Mikolov et al. 2013), a document at a time.
 *
 * <p>One thread. The steps are taken on rows in place or on copies of them, as {@link RowUpdates} decides. All neighbours of one centre share its negatives (Ji et
 * al. 2016), which turns scattered reads into few: the same gradient in expectation, with a fraction of the cache misses.
 * Frequent words are subsampled by the counts so far; negatives follow the text as it comes.
 *
 * <p>All randomness comes from the document's seed, so a document gives the same windows and drops on every thread.
 */
public final class WordTrainer {
    /** Up to this many times the subsample share, a word is never dropped: where sqrt(1/x) + 1/x falls below 1. */
    private static final float NEVER_DROPPED = 2.618f;

    private final TrainingSettings settings;
    private final WordTable table;
    private final NegativeSampler negatives = new NegativeSampler(NegativeSampler.DEFAULT_CAPACITY);
    private final SplitMix64 random = new SplitMix64(0);
    private final long seed;
    private float trainShare;

    /** Rows of the document that are left after subsampling, and whether each is to be trained as a centre. */
    private int[] kept = new int[256];

    private boolean[] isCentre = new boolean[256];

    private final int[] outputRows;
    private final float[][] outputs;
    private final float[] scores;
    private final float[] errors;
    private final float[] gradient;
    private final float[] input;
    private long tokensSeen;
    private long tokensTrained;

    /** Trains on words of a table. */
    public WordTrainer(TrainingSettings settings, WordTable table, long seed) {
        this.settings = settings;
        this.table = table;
        this.seed = seed;
        this.trainShare = settings.trainShare();
        int most = settings.negatives() + 1;
        this.outputRows = new int[most];
        this.outputs = new float[most][];
        this.scores = new float[most];
        this.errors = new float[most];
        this.gradient = new float[table.dimension()];
        this.input = new float[table.dimension()];
    }

    /** From now on trains this share of centres, 0 to 1: what a host lowers under load. */
    public void trainShare(float share) {
        trainShare = settings.withTrainShare(share).trainShare();
    }

    /** Tokens of all documents so far. */
    public long tokensSeen() {
        return tokensSeen;
    }

    /** Tokens that were trained as centres so far. */
    public long tokensTrained() {
        return tokensTrained;
    }

    /**
     * Counts the tokens of one document, and learns from it on the buffer's copies of the rows.
     *
     * @param documentSeed the same for the same document, a hash of its id
     * @param words the tokens
     * @param hashes the {@link Partitions#hash64 hash} of each of them
     * @param rows where the table has each of them, -1 where it has not
     * @param n how many tokens
     */
    public void learn(long documentSeed, String[] words, long[] hashes, int[] rows, int n, GradientBuffer gradients) {
        for (int i = 0; i < n; i++) {
            gradients.see(rows[i], words[i], hashes[i]);
        }
        learn(documentSeed, rows, n, gradients.copies());
    }

    void learn(long documentSeed, int[] rows, int n, RowUpdates updates) {
        tokensSeen += n;
        long documentKey = Partitions.mix(documentSeed ^ seed);
        if (!choosesAny(documentKey, n)) {
            return;
        }
        random.reseed(documentKey);
        int length = subsample(documentKey, rows, n);
        for (int i = 0; i < length; i++) {
            if (isCentre[i]) {
                trainCentre(i, length, updates);
            }
        }
    }

    private boolean choosesAny(long documentKey, int n) {
        for (int i = 0; i < n; i++) {
            if (chooses(documentKey, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean chooses(long documentKey, int position) {
        return trainShare >= 1 || (Partitions.mix(documentKey + position) >>> 40) * 0x1.0p-24f < trainShare;
    }

    /** Fills {@link #kept} and shows the sampler every word; returns how many were kept. */
    private int subsample(long documentKey, int[] rows, int n) {
        if (kept.length < n) {
            kept = new int[n];
            isCentre = new boolean[n];
        }
        float frequent = settings.subsample() * table.total();
        int length = 0;
        for (int i = 0; i < n; i++) {
            int row = rows[i];
            if (row < 0) {
                continue;
            }
            long count = table.count(row);
            negatives.see(row, count, random);
            if (keeps(count, frequent)) {
                kept[length] = row;
                isCentre[length++] = chooses(documentKey, i);
            }
        }
        return length;
    }

    private boolean keeps(long count, float frequent) {
        if (count <= NEVER_DROPPED * frequent) {
            return true;
        }
        float ratio = frequent / count;
        return random.nextFloat() < (float) Math.sqrt(ratio) + ratio;
    }

    private void trainCentre(int centre, int length, RowUpdates updates) {
        int reach = 1 + random.nextInt(settings.window());
        int from = Math.max(0, centre - reach);
        int to = Math.min(length, centre + reach + 1);
        int count = chooseOutputs(kept[centre], updates);
        if (count == 0 || to - from < 2) {
            return;
        }
        tokensTrained++;
        if (settings.mode() == TrainingSettings.Mode.CBOW) {
            trainBag(centre, from, to, count, updates);
            return;
        }
        for (int i = from; i < to; i++) {
            float @Nullable [] target = i == centre ? null : updates.target(kept[i]);
            if (target != null) {
                propagate(target, count, updates);
                updates.stepTarget(kept[i], target, gradient);
            }
        }
    }

    private void trainBag(int centre, int from, int to, int count, RowUpdates updates) {
        Arrays.fill(input, 0f);
        int words = 0;
        for (int i = from; i < to; i++) {
            float @Nullable [] target = i == centre ? null : updates.target(kept[i]);
            if (target != null) {
                Kernels.add(target, input);
                words++;
            }
        }
        if (words == 0) {
            return;
        }
        Kernels.scale(input, 0, input.length, 1f / words);
        propagate(input, count, updates);
        Kernels.scale(gradient, 0, gradient.length, 1f / words);
        for (int i = from; i < to; i++) {
            float @Nullable [] target = i == centre ? null : updates.target(kept[i]);
            if (target != null) {
                updates.stepTarget(kept[i], target, gradient);
            }
        }
    }

    /** The centre first, then its negatives; returns how many outputs there are, 0 when the centre has no vectors. */
    private int chooseOutputs(int centre, RowUpdates updates) {
        float[] positive = updates.context(centre);
        if (positive == null) {
            return 0;
        }
        outputRows[0] = centre;
        outputs[0] = positive;
        int count = 1;
        for (int i = 0; i < settings.negatives(); i++) {
            int row = negatives.draw(random);
            float @Nullable [] vector = row < 0 || row == centre ? null : updates.context(row);
            if (vector != null) {
                outputRows[count] = row;
                outputs[count++] = vector;
            }
        }
        return count;
    }

    /** Sends the outputs their gradients and leaves the input's in {@link #gradient}. */
    private void propagate(float[] from, int count, RowUpdates updates) {
        Kernels.dots(from, outputs, count, scores);
        for (int j = 0; j < count; j++) {
            errors[j] = (j == 0 ? 1f : 0f) - Sigmoid.of(scores[j]);
        }
        Kernels.weightedSum(errors, outputs, count, gradient);
        float energy = AdaGrad.energy(from);
        for (int j = 0; j < count; j++) {
            float error = errors[j];
            updates.stepContext(outputRows[j], outputs[j], error, from, error * error * energy);
        }
    }
}
