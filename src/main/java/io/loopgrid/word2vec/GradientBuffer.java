package io.loopgrid.word2vec;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What one trainer has learned since it was last drained: counts, and copies of the rows that it stepped on, one entry a word.
 *
 * <p>A trainer sees its own steps at once and those of others when the owners have published them. Sums of gradients taken at
 * rows of the last batch would be less to keep, but learn far worse: docs/adr/0007.
 *
 * <p>One thread. When {@link #isFull} the host drains it before the next document; a document's own words always find room,
 * so nothing that was counted is lost. The table's words come by {@link WordTable#put} alone: a vector that is stepped on from
 * does not change meanwhile. Memory: at most 8 × dimension bytes for each of {@code maxWords} words and those of
 * one document, and 4 bytes for each row of the table.
 */
public final class GradientBuffer {
    private final WordTable table;
    private final int maxWords;
    private final float learningRate;
    /** Entry + 1 of each row of the table; 0 when the row has none. */
    private final int[] entryOfRow;
    /** Entries of words that the table does not have. */
    private final WordIndex unknown;

    private @Nullable String[] words = new @Nullable String[1_024];
    private long[] hashes = new long[1_024];
    private int[] rows = new int[1_024];
    private long[] counts = new long[1_024];
    private @Nullable VectorCopy[] targets = new @Nullable VectorCopy[1_024];
    private @Nullable VectorCopy[] contexts = new @Nullable VectorCopy[1_024];
    private int size;
    private final RowUpdates copies = new Copies();

    /**
     * Nothing learned yet of the words of a table.
     *
     * @param maxWords how many until it is full, at least 1
     */
    public GradientBuffer(WordTable table, int maxWords) {
        this(table, maxWords, WordSettings.USUAL_RATE);
    }

    /** The same with another learning rate. */
    GradientBuffer(WordTable table, int maxWords, float learningRate) {
        if (maxWords < 1) {
            throw new IllegalArgumentException("maxWords must be >= 1 but was " + maxWords);
        }
        this.table = table;
        this.maxWords = maxWords;
        this.learningRate = learningRate;
        this.entryOfRow = new int[table.capacity()];
        this.unknown = new WordIndex(entry -> hashes[entry]);
    }

    /** Whether it is to be drained before the next document. */
    public boolean isFull() {
        return size >= maxWords;
    }

    /** How many words have an entry. */
    public int size() {
        return size;
    }

    /**
     * Counts one occurrence.
     *
     * @param row where the table has the word, or -1
     * @param hash the word's {@link io.loopgrid.function.Partitions#hash64 hash}
     */
    public void see(int row, String word, long hash) {
        // First the entry, then the array: a new entry may have made a larger one.
        int entry = row < 0 ? entryOf(word, hash) : entryOf(row, word);
        counts[entry]++;
    }

    /** What a trainer steps on. */
    RowUpdates copies() {
        return copies;
    }

    /** Hands what was learned of every word to a consumer, in the order in which the words came, and is empty afterwards. */
    public void drainTo(BiConsumer<String, WordGradient> consumer) {
        for (int i = 0; i < size; i++) {
            String word = words[i];
            if (word != null) {
                consumer.accept(word, new WordGradient(counts[i], stepOf(targets[i]), stepOf(contexts[i]), null));
            }
            if (rows[i] >= 0) {
                entryOfRow[rows[i]] = 0;
            }
            words[i] = null;
            counts[i] = 0;
            targets[i] = null;
            contexts[i] = null;
        }
        unknown.clear();
        size = 0;
    }

    private static @Nullable VectorStep stepOf(@Nullable VectorCopy copy) {
        return copy == null ? null : copy.toStep();
    }

    /** The entry of a row; the word is looked up in the table when it is not given. */
    private int entryOf(int row, @Nullable String word) {
        int entry = entryOfRow[row] - 1;
        if (entry < 0) {
            entry = append(row, word == null ? table.word(row) : word);
            entryOfRow[row] = entry + 1;
        }
        return entry;
    }

    private int entryOf(String word, long hash) {
        int entry = unknown.find(hash);
        if (entry < 0) {
            entry = append(-1, word);
            hashes[entry] = hash;
            unknown.insert(hash, entry);
        }
        return entry;
    }

    private int append(int row, @Nullable String word) {
        if (size == words.length) {
            int larger = 2 * size;
            words = Arrays.copyOf(words, larger);
            hashes = Arrays.copyOf(hashes, larger);
            rows = Arrays.copyOf(rows, larger);
            counts = Arrays.copyOf(counts, larger);
            targets = Arrays.copyOf(targets, larger);
            contexts = Arrays.copyOf(contexts, larger);
        }
        words[size] = word;
        rows[size] = row;
        return size++;
    }

    /** Copies a row when it is first read, and steps on the copy. */
    private final class Copies implements RowUpdates {
        @Override
        public float @Nullable [] target(int row) {
            int entry = entryOf(row, null);
            VectorCopy copy = targets[entry];
            if (copy == null) {
                float[] vector = table.target(row);
                if (vector == null) {
                    return null;
                }
                copy = new VectorCopy(vector, table.targetAccumulator(row));
                targets[entry] = copy;
            }
            return copy.now();
        }

        @Override
        public float @Nullable [] context(int row) {
            int entry = entryOf(row, null);
            VectorCopy copy = contexts[entry];
            if (copy == null) {
                float[] vector = table.context(row);
                if (vector == null) {
                    return null;
                }
                copy = new VectorCopy(vector, table.contextAccumulator(row));
                contexts[entry] = copy;
            }
            return copy.now();
        }

        @Override
        public void stepContext(int row, float[] vector, float factor, float[] input, float energy) {
            VectorCopy copy = contexts[entryOf(row, null)];
            if (copy != null) {
                copy.step(factor, input, energy, learningRate);
            }
        }

        @Override
        public void stepTarget(int row, float[] vector, float[] gradient) {
            VectorCopy copy = targets[entryOf(row, null)];
            if (copy != null) {
                copy.step(1f, gradient, AdaGrad.energy(gradient), learningRate);
            }
        }
    }
}
