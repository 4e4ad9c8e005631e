package io.loopgrid.word2vec;

import io.loopgrid.function.Partitions;
import io.loopgrid.linalg.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * Word vectors from a stream of documents, each seen once: rows are changed in place.
 *
 * <p>The vocabulary is bounded by Space-Saving: when it is full, the sixteenth of the words that is worth least goes, and
 * their rows start anew with other words. A word has vectors from its {@code minCount}-th occurrence on; before that it is only counted.
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
    private final RowUpdates inPlace = new InPlace();
    private int[] rows = new int[256];
    private long documents;

    /** Starts without words. */
    public OnlineWord2Vec(WordSettings settings, TrainingSettings training, long seed) {
        this.settings = settings;
        this.training = training;
        this.table = new WordTable(settings.maxWords(), settings.dimension());
        this.rarest = new RarestWords(table);
        this.trainer = new WordTrainer(training, table, seed);
    }

    private OnlineWord2Vec(OnlineWord2Vec first, long seed) {
        this.settings = first.settings;
        this.training = first.training;
        this.table = first.table;
        this.rarest = first.rarest;
        this.trainer = new WordTrainer(training, table, seed);
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

    /**
     * Starts a word where others have left it: a vector from elsewhere takes the place of the word's own, and what it predicts
     * is learned anew. What was counted stays. Not while other threads learn.
     *
     * @return false when there is no room for another word
     * @throws IllegalArgumentException when the vector has another dimension
     */
    public boolean adopt(String word, float[] vector) {
        if (vector.length != settings.dimension()) {
            throw new IllegalArgumentException("the vector of '" + word + "' must have " + settings.dimension()
                    + " numbers but had " + vector.length);
        }
        long hash = Partitions.hash64(word);
        int row = table.find(hash);
        if (row < 0) {
            // As if it had been seen often enough to have a vector, so that the first unknown words do not drive it
            // out.
            row = table.add(word, hash, settings.minCount());
        }
        if (row < 0) {
            return false;
        }
        table.setVectors(row, vector.clone(), new float[vector.length]);
        table.growTargetAccumulator(row, AdaGrad.ADOPTED);
        return true;
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
        trainer.learn(documents++, rows, n, inPlace);
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
        table.setVectors(row, InitialVectors.of(word, settings.dimension()), new float[settings.dimension()]);
        return row;
    }

    private int add(String word, long hash) {
        int row = table.add(word, hash, rarest.headStart());
        if (row < 0) {
            rarest.evict(1 + settings.maxWords() / 16);
            row = table.add(word, hash, rarest.headStart());
        }
        return row;
    }

    /** Steps on the rows themselves. */
    private final class InPlace implements RowUpdates {
        @Override
        public float @Nullable [] target(int row) {
            return table.target(row);
        }

        @Override
        public float @Nullable [] context(int row) {
            return table.context(row);
        }

        @Override
        public void stepContext(int row, float[] vector, float factor, float[] input, float energy) {
            float accumulator = table.growContextAccumulator(row, energy);
            Kernels.axpy(AdaGrad.rate(settings.learningRate(), accumulator) * factor, input, vector);
        }

        @Override
        public void stepTarget(int row, float[] vector, float[] gradient) {
            float accumulator = table.growTargetAccumulator(row, AdaGrad.energy(gradient));
            Kernels.axpy(AdaGrad.rate(settings.learningRate(), accumulator), gradient, vector);
        }
    }
}
