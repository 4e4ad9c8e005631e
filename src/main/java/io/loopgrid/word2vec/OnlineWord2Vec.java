package io.loopgrid.word2vec;

import io.loopgrid.function.Partitions;
import io.loopgrid.linalg.Kernels;

/**
 * Word vectors from a stream of documents, each seen once: rows are changed in place.
 *
 * <p>The vocabulary is bounded: when it is full, the rarest sixteenth of the words go, and their rows start anew with other
 * words. A word has vectors from its {@code minCount}-th occurrence on; before that it is only counted.
 *
 * <p>One thread each. With one, the same documents and seed give the same bits. {@link #another} makes a second one over the
 * same words for another thread: they step through each other's rows without locks (Niu et al. 2011), which is quicker and
 * no longer repeatable.
 */
public final class OnlineWord2Vec {
    private final WordSettings settings;
    private final TrainingSettings training;
    private final WordTable table;
    private final RarestWords rarest;
    private final WordTrainer trainer;
    private final float[] targetAccumulators;
    private final float[] contextAccumulators;
    private final RowUpdates steps = new Steps();
    private int[] rows = new int[256];
    private long documents;

    /** Starts without words. */
    public OnlineWord2Vec(WordSettings settings, TrainingSettings training, long seed) {
        this.settings = settings;
        this.training = training;
        this.table = new WordTable(settings.maxWords(), settings.dimension());
        this.rarest = new RarestWords(table);
        this.trainer = new WordTrainer(training, table, seed);
        this.targetAccumulators = new float[settings.maxWords()];
        this.contextAccumulators = new float[settings.maxWords()];
    }

    private OnlineWord2Vec(OnlineWord2Vec first, long seed) {
        this.settings = first.settings;
        this.training = first.training;
        this.table = first.table;
        this.rarest = first.rarest;
        this.trainer = new WordTrainer(training, table, seed);
        this.targetAccumulators = first.targetAccumulators;
        this.contextAccumulators = first.contextAccumulators;
    }

    /** Another one over the same words, for another thread. */
    public OnlineWord2Vec another(long seed) {
        return new OnlineWord2Vec(this, seed);
    }

    /** The words so far, of all that share them. */
    public WordTable table() {
        return table;
    }

    /** Tokens given to this one so far. */
    public long tokensSeen() {
        return trainer.tokensSeen();
    }

    /** Tokens that this one trained as centres so far. */
    public long tokensTrained() {
        return trainer.tokensTrained();
    }

    /** Learns from the first {@code n} tokens of one document. */
    public void learn(String[] tokens, int n) {
        if (rows.length < n) {
            rows = new int[Math.max(n, 2 * rows.length)];
        }
        // The table's own lock, once a document: the vocabulary has one writer at a time.
        synchronized (table) {
            for (int i = 0; i < n; i++) {
                rows[i] = see(tokens[i]);
            }
        }
        trainer.learn(documents++, rows, n, steps);
    }

    /** Counts a word; returns its row, or -1 while it has no vectors. */
    private int see(String word) {
        long hash = Partitions.hash64(word);
        int row = table.find(hash);
        if (row < 0) {
            row = add(word, hash);
        }
        table.see(row, 1);
        if (table.target(row) != null) {
            return row;
        }
        if (table.count(row) < settings.minCount()) {
            return -1;
        }
        targetAccumulators[row] = 0;
        contextAccumulators[row] = 0;
        table.setVectors(row, InitialVectors.of(word, settings.dimension()), new float[settings.dimension()]);
        return row;
    }

    private int add(String word, long hash) {
        int row = table.add(word, hash);
        if (row < 0) {
            rarest.evict(1 + settings.maxWords() / 16);
            row = table.add(word, hash);
        }
        return row;
    }

    /** Steps along each gradient at once, in the row itself. */
    private final class Steps implements RowUpdates {
        @Override
        public void context(int row, float[] vector, float factor, float[] input, float inputEnergy) {
            contextAccumulators[row] += factor * factor * inputEnergy;
            float rate = AdaGrad.rate(settings.learningRate(), contextAccumulators[row]);
            Kernels.axpy(rate * factor, input, vector);
        }

        @Override
        public void target(int row, float[] vector, float[] gradient) {
            targetAccumulators[row] += AdaGrad.energy(gradient);
            float rate = AdaGrad.rate(settings.learningRate(), targetAccumulators[row]);
            Kernels.axpy(rate, gradient, vector);
        }
    }
}
