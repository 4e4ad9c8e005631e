package io.loopgrid.word2vec;

import io.loopgrid.function.Partitions;
import io.loopgrid.linalg.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the vector of a word that has none from its parts, as a bag of subwords (Zhao, Mudgal and Liang 2018): the sum of the
 * vectors of its hashed n-grams of {@value #SHORTEST} to {@value #LONGEST} characters, begin and end of the word included, is
 * fitted to the vectors of the words that have one. Nothing of it is on the way of a word that has a vector.
 *
 * <p>One thread learns at a time; any number read meanwhile, and may see numbers of two versions. The order of the lessons
 * decides the numbers, the machine does not. At most {@value #BUCKETS} × dimension floats, 8 MiB at 64; a lesson and a guess
 * cost about 2 µs each at 64 numbers.
 */
final class Subwords {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;
    private static final int BUCKETS = 1 << 15;
    private static final int MASK = BUCKETS - 1;
    /** Longer words are rare, and mostly not words. */
    private static final int MOST_CHARS = 24;

    private static final int MOST_PARTS = (LONGEST - SHORTEST + 1) * (MOST_CHARS + 2);

    /** How far a lesson goes towards the word's vector: all of the way would forget the words that share its parts. */
    private static final float RATE = 0.3f;

    private final float[] @Nullable [] buckets = new float[BUCKETS] @Nullable [];
    private final int dimension;
    private final int[] parts = new int[MOST_PARTS];
    private final float[] rest;

    Subwords(int dimension) {
        this.dimension = dimension;
        this.rest = new float[dimension];
    }

    /** Moves the vectors of a word's parts so that their sum comes nearer to the word's vector. */
    void learn(CharSequence word, float[] vector) {
        int n = partsOf(word, parts);
        if (n == 0) {
            return;
        }
        System.arraycopy(vector, 0, rest, 0, dimension);
        for (int i = 0; i < n; i++) {
            float[] bucket = buckets[parts[i]];
            if (bucket != null) {
                Kernels.axpy(-1f, bucket, rest);
            }
        }
        for (int i = 0; i < n; i++) {
            float[] bucket = buckets[parts[i]];
            if (bucket == null) {
                bucket = new float[dimension];
                buckets[parts[i]] = bucket;
            }
            Kernels.axpy(RATE / n, rest, bucket);
        }
    }

    /**
     * Guesses a word's vector.
     *
     * @return whether there was anything to guess from; if not, nothing is written
     */
    boolean guess(CharSequence word, float[] out) {
        int[] found = new int[MOST_PARTS];
        int n = partsOf(word, found);
        boolean isKnown = false;
        for (int i = 0; i < n; i++) {
            float[] bucket = buckets[found[i]];
            if (bucket != null) {
                if (!isKnown) {
                    Arrays.fill(out, 0f);
                    isKnown = true;
                }
                Kernels.add(bucket, out);
            }
        }
        return isKnown;
    }

    /** Forgets everything. */
    void clear() {
        Arrays.fill(buckets, null);
    }

    /** Fills in the buckets of a word's n-grams; a hashtag has those of its word. Returns how many there are. */
    static int partsOf(CharSequence word, int[] out) {
        int first = word.length() > 1 && word.charAt(0) == '#' ? 1 : 0;
        int length = Math.min(word.length() - first, MOST_CHARS) + 2;
        int count = 0;
        for (int from = 0; from <= length - SHORTEST; from++) {
            long hash = Partitions.HASH_START;
            int to = Math.min(length, from + LONGEST);
            for (int i = from; i < to; i++) {
                hash = Partitions.hashWith(hash, i == 0 ? '<' : i == length - 1 ? '>' : word.charAt(first + i - 1));
                if (i - from >= SHORTEST - 1) {
                    out[count++] = (int) Partitions.mix(hash) & MASK;
                }
            }
        }
        return count;
    }
}
