package io.loopgrid.word2vec;

import io.loopgrid.function.Partitions;
import io.loopgrid.linalg.Kernels;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sums of gradients and counts, one entry a word, until they are sent to the words' owners.
 *
 * <p>One thread. When {@link #isFull} the host drains it before the next document; a document's own words always find room,
 * so nothing that was counted is lost. Memory: at most 8 × dimension bytes for each of {@code maxWords} words and those
 * of one document, and 4 bytes for each row of the table.
 */
public final class GradientBuffer {
    private final WordTable table;
    private final int maxWords;
    private final int dimension;
    /** Entry + 1 of each row of the table; 0 when the row has none. */
    private final int[] entryOfRow;
    /** Entries of words that the table does not have. */
    private final WordIndex unknown;

    private @Nullable String[] words = new @Nullable String[1_024];
    private long[] hashes = new long[1_024];
    private int[] rows = new int[1_024];
    private long[] counts = new long[1_024];
    private float[] @Nullable [] targets = new float[1_024] @Nullable [];
    private float[] @Nullable [] contexts = new float[1_024] @Nullable [];
    private int size;
    private final RowUpdates sums = new Sums();

    /**
     * Sums for the words of a table.
     *
     * @param maxWords how many until it is full, at least 1
     */
    public GradientBuffer(WordTable table, int maxWords) {
        if (maxWords < 1) {
            throw new IllegalArgumentException("maxWords must be >= 1 but was " + maxWords);
        }
        this.table = table;
        this.maxWords = maxWords;
        this.dimension = table.dimension();
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
     */
    public void see(int row, String word) {
        // First the entry, then the array: a new entry may have made a larger one.
        int entry = row < 0 ? entryOf(word) : entryOf(row, word);
        counts[entry]++;
    }

    /** Where a trainer puts its gradients. */
    RowUpdates sums() {
        return sums;
    }

    /** Hands every word's sums to a consumer, in the order in which the words came, and is empty afterwards. */
    public void drainTo(BiConsumer<String, WordGradient> consumer) {
        for (int i = 0; i < size; i++) {
            String word = words[i];
            if (word != null) {
                consumer.accept(word, new WordGradient(counts[i], targets[i], contexts[i], null));
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

    /** The entry of a row; the word is looked up in the table when it is not given. */
    private int entryOf(int row, @Nullable String word) {
        int entry = entryOfRow[row] - 1;
        if (entry < 0) {
            entry = append(row, word == null ? table.word(row) : word);
            entryOfRow[row] = entry + 1;
        }
        return entry;
    }

    private int entryOf(String word) {
        long hash = Partitions.hash64(word);
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

    /** Adds gradients to the entries. */
    private final class Sums implements RowUpdates {
        @Override
        public void context(int row, float[] vector, float factor, float[] input, float inputEnergy) {
            int entry = entryOf(row, null);
            float[] sum = contexts[entry];
            if (sum == null) {
                sum = new float[dimension];
                contexts[entry] = sum;
            }
            Kernels.axpy(factor, input, sum);
        }

        @Override
        public void target(int row, float[] vector, float[] gradient) {
            int entry = entryOf(row, null);
            float[] sum = targets[entry];
            if (sum == null) {
                sum = new float[dimension];
                targets[entry] = sum;
            }
            Kernels.add(gradient, sum);
        }
    }
}
