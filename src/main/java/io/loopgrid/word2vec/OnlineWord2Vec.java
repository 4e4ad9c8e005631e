package io.loopgrid.word2vec;

import io.loopgrid.function.Partitions;
import io.loopgrid.linalg.Kernels;

/**
 * Word vectors from a stream of documents, on one thread, each document seen once: rows are changed in place.
 *
 * <p>The vocabulary is bounded: when it is full, the rarest sixteenth of the words go, and their rows start anew with other
 * words. A word has vectors from its {@code minCount}-th occurrence on; before that it is only counted.
 */
public final class OnlineWord2Vec {
    private final WordSettings settings;
    private final WordTable table;
    private final WordTrainer trainer;
    private final float[] targetAccumulators;
    private final float[] contextAccumulators;
    private int[] rows = new int[256];
    private final RowUpdates steps = new Steps();
    private long documents;

    /** Starts without words. */
    public OnlineWord2Vec(WordSettings settings, TrainingSettings training, long seed) {
        this.settings = settings;
        this.table = new WordTable(settings.maxWords(), settings.dimension());
        this.trainer = new WordTrainer(training, table, seed);
        this.targetAccumulators = new float[settings.maxWords()];
        this.contextAccumulators = new float[settings.maxWords()];
    }

    /** The words so far; to be read by this thread, or by any when this one rests. */
    public WordTable table() {
        return table;
    }

    /** Learns from the first {@code n} tokens of one document. */
    public void learn(String[] tokens, int n) {
        if (rows.length < n) {
            rows = new int[Math.max(n, 2 * rows.length)];
        }
        for (int i = 0; i < n; i++) {
            rows[i] = see(tokens[i]);
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
        if (table.count(row) < settings.minCount()) {
            return -1;
        }
        if (table.target(row) == null) {
            targetAccumulators[row] = 0;
            contextAccumulators[row] = 0;
            table.setVectors(row, InitialVectors.of(word, settings.dimension()), new float[settings.dimension()]);
        }
        return row;
    }

    private int add(String word, long hash) {
        int row = table.add(word, hash);
        if (row < 0) {
            new RarestWords(table).evict(1 + settings.maxWords() / 16);
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
