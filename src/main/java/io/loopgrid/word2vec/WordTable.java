package io.loopgrid.word2vec;

import io.loopgrid.function.Partitions;
import io.loopgrid.linalg.Kernels;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The dense local replica of all words: a word's row is found in one probe and its vectors are read in place.
 *
 * <p>Any number of threads read, one at a time writes (writers exclude each other). Readers take no lock: one that reads
 * while a row is written may see count, labels and vectors of two versions, where rows are trained in place also numbers of two
 * versions in one vector; and one that kept the number of a row that has since been removed may see another word's vector. Neither breaks anything: the numbers are always finite and of this table.
 *
 * <p>Memory is about 8 × dimension + 110 bytes a word; there are never more than {@code capacity} words. The
 * parts of words, from which {@link #guessInto} guesses, take at most 131,072 × dimension bytes more.
 */
public final class WordTable {
    private final int capacity;
    private final int dimension;
    private final @Nullable RowChunk[] chunks;
    private final WordIndex index = new WordIndex(this::hashOf);
    private final Subwords subwords;
    private int[] free = new int[16];
    private int freeCount;
    private int next;
    private volatile int size;
    private volatile long total;

    /**
     * An empty table.
     *
     * @param capacity the most words it takes, 1 to 16,777,214
     * @param dimension numbers in a vector, 1 to {@link WordSettings#MAX_DIMENSION}
     */
    public WordTable(int capacity, int dimension) {
        if (capacity < 1 || capacity > WordIndex.MAX_ROWS) {
            throw new IllegalArgumentException("capacity must be 1 to " + WordIndex.MAX_ROWS + " but was " + capacity);
        }
        if (dimension < 1 || dimension > WordSettings.MAX_DIMENSION) {
            throw new IllegalArgumentException(
                    "dimension must be 1 to " + WordSettings.MAX_DIMENSION + " but was " + dimension);
        }
        this.capacity = capacity;
        this.dimension = dimension;
        this.subwords = new Subwords(dimension);
        this.chunks = new @Nullable RowChunk[(capacity >>> RowChunk.BITS) + 1];
    }

    /** Numbers in a vector. */
    public int dimension() {
        return dimension;
    }

    /** The most words it takes; every row is below it. */
    public int capacity() {
        return capacity;
    }

    /** How many words it has. */
    public int size() {
        return size;
    }

    /** The sum of the counts of its words. */
    public long total() {
        return total;
    }

    /** The row of a word, or -1. */
    public int find(CharSequence word) {
        return index.find(Partitions.hash64(word));
    }

    /** The row of the word with this {@link Partitions#hash64 hash}, or -1. */
    public int find(long hash) {
        return index.find(hash);
    }

    /** The word of a row, or null when the row is empty. */
    public @Nullable String word(int row) {
        RowChunk chunk = chunks[row >>> RowChunk.BITS];
        return chunk == null ? null : chunk.words[row & RowChunk.MASK];
    }

    /** How often the word of a row was seen; 0 when the row is empty. */
    public long count(int row) {
        RowChunk chunk = chunks[row >>> RowChunk.BITS];
        return chunk == null ? 0 : chunk.counts[row & RowChunk.MASK];
    }

    /**
     * A row's embedding, or null when it has none; to be read only. Where words only come by {@link #put} it never changes: a
     * newer version is another array.
     */
    public float @Nullable [] embedding(int row) {
        return target(row);
    }

    /** Copies a row's embedding; false, and nothing copied, when it has none. */
    public boolean copyInto(int row, float[] out, int from) {
        float[] vector = target(row);
        if (vector == null) {
            return false;
        }
        System.arraycopy(vector, 0, out, from, dimension);
        return true;
    }

    /** Copies a row's class weights, {@link WordSettings#CLASSES} numbers: zeros while no label has spoken of the word. */
    public void copyLabelsInto(int row, float[] out, int from) {
        RowChunk chunk = chunks[row >>> RowChunk.BITS];
        if (chunk != null) {
            int at = (row & RowChunk.MASK) * WordLabels.NUMBERS;
            for (int c = 0; c < WordLabels.NUMBERS; c++) {
                out[from + c] = chunk.labels[at + c];
            }
        }
    }

    /**
     * Guesses the embedding of a word without a row from words that share parts of it; adds up some dozen vectors.
     *
     * @param out of this table's dimension
     * @return false, and nothing written, when no word with a vector shares any
     */
    public boolean guessInto(CharSequence word, float[] out) {
        return subwords.guess(word, out);
    }

    /** The words nearest to a word, itself left out, nearest first; empty when it has no vector. Looks at every row. */
    public List<Neighbour> nearest(String word, int k) {
        int row = find(word);
        float[] vector = row < 0 ? null : target(row);
        return vector == null ? List.of() : nearest(vector.clone(), k, row);
    }

    /** The words nearest to a vector, nearest first. Looks at every row. */
    public List<Neighbour> nearest(float[] vector, int k) {
        return nearest(vector, k, -1);
    }

    private List<Neighbour> nearest(float[] vector, int k, int except) {
        NearestWords nearest = new NearestWords(k);
        int end = rowsInUse();
        for (int row = 0; row < end; row++) {
            String word = word(row);
            float[] other = target(row);
            if (row != except && word != null && other != null) {
                nearest.offer(word, Kernels.cosine(vector, other));
            }
        }
        return nearest.list();
    }

    /**
     * Takes a word's newest version, or forgets the word; what is put last stands. Its arrays are shared, not copied.
     *
     * @return false when the word is new and the table is full
     * @throws IllegalArgumentException when the vector is not of this table's dimension
     */
    public synchronized boolean put(WordVector vector) {
        if (vector.isForgotten()) {
            remove(vector.word());
            return true;
        }
        if (vector.dimension() != dimension) {
            throw new IllegalArgumentException("the vector of '" + vector.word() + "' must have " + dimension
                    + " numbers but had " + vector.dimension());
        }
        long hash = Partitions.hash64(vector.word());
        int row = index.find(hash);
        boolean isNew = row < 0;
        if (isNew) {
            row = claim(vector.word(), hash);
            if (row < 0) {
                return false;
            }
        }
        // Once for each doubling of the count: a word is then well known, and a row that is put each second costs
        // nothing.
        boolean teachesSubwords = isNew || hasDoubled(vector.count(), count(row));
        see(row, vector.count() - count(row));
        // Who finds the arrays finds their numbers too.
        VarHandle.releaseFence();
        setVectors(row, vector.target(), vector.context());
        RowChunk chunk = chunk(row);
        chunk.targetAccumulators[row & RowChunk.MASK] = vector.targetAccumulator();
        chunk.contextAccumulators[row & RowChunk.MASK] = vector.contextAccumulator();
        System.arraycopy(
                vector.labels(), 0, chunk.labels, (row & RowChunk.MASK) * WordLabels.NUMBERS, WordLabels.NUMBERS);
        if (teachesSubwords) {
            subwords.learn(vector.word(), vector.target());
        }
        if (isNew) {
            index.insert(hash, row);
        }
        return true;
    }

    private static boolean hasDoubled(long count, long before) {
        return Long.numberOfLeadingZeros(count) < Long.numberOfLeadingZeros(before);
    }

    /** Forgets a word; its row will be another word's. Does nothing when the word is not there. */
    public synchronized void remove(CharSequence word) {
        long hash = Partitions.hash64(word);
        int row = index.find(hash);
        if (row >= 0) {
            index.remove(hash);
            release(row);
        }
    }

    /** Forgets everything. */
    public synchronized void clear() {
        index.clear();
        subwords.clear();
        Arrays.fill(chunks, null);
        next = 0;
        freeCount = 0;
        size = 0;
        total = 0;
    }

    /**
     * A new word without vectors, findable at once; -1 when the table is full.
     *
     * @param headStart how often it may have been seen before
     */
    synchronized int add(String word, long hash, long headStart) {
        int row = claim(word, hash);
        if (row >= 0) {
            index.insert(hash, row);
            if (headStart > 0) {
                headStarts(row)[row & RowChunk.MASK] = headStart;
            }
        }
        return row;
    }

    /** The most that a row's word can have been seen, now and before its row began. */
    long worth(int row) {
        RowChunk chunk = chunk(row);
        long[] headStarts = chunk.headStarts;
        return chunk.counts[row & RowChunk.MASK] + (headStarts == null ? 0 : headStarts[row & RowChunk.MASK]);
    }

    private long[] headStarts(int row) {
        RowChunk chunk = chunk(row);
        long[] headStarts = chunk.headStarts;
        if (headStarts == null) {
            headStarts = new long[RowChunk.ROWS];
            chunk.headStarts = headStarts;
        }
        return headStarts;
    }

    /** Adds to a word's count. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // One writer at a time.
    void see(int row, long times) {
        chunk(row).counts[row & RowChunk.MASK] += times;
        total += times;
    }

    float @Nullable [] target(int row) {
        RowChunk chunk = chunks[row >>> RowChunk.BITS];
        return chunk == null ? null : chunk.targets[row & RowChunk.MASK];
    }

    float @Nullable [] context(int row) {
        RowChunk chunk = chunks[row >>> RowChunk.BITS];
        return chunk == null ? null : chunk.contexts[row & RowChunk.MASK];
    }

    float targetAccumulator(int row) {
        return chunk(row).targetAccumulators[row & RowChunk.MASK];
    }

    float contextAccumulator(int row) {
        return chunk(row).contextAccumulators[row & RowChunk.MASK];
    }

    /** Adds to the accumulator of a row's target vector; returns what it is then. */
    float growTargetAccumulator(int row, float energy) {
        return chunk(row).targetAccumulators[row & RowChunk.MASK] += energy;
    }

    /** Adds to the accumulator of a row's context vector; returns what it is then. */
    float growContextAccumulator(int row, float energy) {
        return chunk(row).contextAccumulators[row & RowChunk.MASK] += energy;
    }

    /** Gives a row its vectors; the arrays are the table's from now on. */
    void setVectors(int row, float[] target, float[] context) {
        RowChunk chunk = chunk(row);
        chunk.targets[row & RowChunk.MASK] = target;
        chunk.contexts[row & RowChunk.MASK] = context;
    }

    /** The rows that have vectors, those seen most often first; among equals, in the order of the words. */
    int[] rowsByCount() {
        return IntStream.range(0, rowsInUse())
                .filter(row -> word(row) != null && target(row) != null)
                .boxed()
                .sorted(Comparator.comparingLong((Integer row) -> -count(row)).thenComparing(row -> "" + word(row)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Rows that have been used so far, empty ones included. */
    int rowsInUse() {
        return next;
    }

    private int claim(String word, long hash) {
        int row = freeCount > 0 ? free[--freeCount] : next < capacity ? next++ : -1;
        if (row >= 0) {
            RowChunk chunk = chunk(row);
            chunk.words[row & RowChunk.MASK] = word;
            chunk.hashes[row & RowChunk.MASK] = hash;
            setSize(size + 1);
        }
        return row;
    }

    private void release(int row) {
        see(row, -count(row));
        RowChunk chunk = chunk(row);
        int at = row & RowChunk.MASK;
        chunk.words[at] = null;
        if (chunk.headStarts != null) {
            chunk.headStarts[at] = 0;
        }
        chunk.targets[at] = null;
        chunk.contexts[at] = null;
        chunk.targetAccumulators[at] = 0;
        chunk.contextAccumulators[at] = 0;
        Arrays.fill(chunk.labels, at * WordLabels.NUMBERS, (at + 1) * WordLabels.NUMBERS, 0f);
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = row;
        setSize(size - 1);
    }

    private void setSize(int now) {
        size = now;
    }

    private RowChunk chunk(int row) {
        RowChunk chunk = chunks[row >>> RowChunk.BITS];
        if (chunk == null) {
            chunk = new RowChunk();
            chunks[row >>> RowChunk.BITS] = chunk;
        }
        return chunk;
    }

    private long hashOf(int row) {
        return chunk(row).hashes[row & RowChunk.MASK];
    }
}
