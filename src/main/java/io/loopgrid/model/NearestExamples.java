package io.loopgrid.model;

import io.loopgrid.linalg.Exponential;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What became of the examples that are most alike: the shares of their labels, the nearer ones counting more, on top of the
 * shares of all (a nearest-neighbour classifier over an inverted index; Cover and Hart 1967). It needs no learning, so it
 * knows after one example what a story that is told again will mean.
 *
 * <p>Alike is what shares rare words and pairs: the cosine of the squared values of {@link SparseFeatures}. Looks at no more
 * than the newest {@value #MOST_POSTINGS} examples of each feature, and {@value #MOST_LOOKS} in all: at most some 100 µs.
 * Keeps the newest {@value #ENTRIES} occurrences and {@value #EXAMPLES} examples, 25 MB. For one thread.
 */
public final class NearestExamples {
    private static final int ENTRIES = 1 << 20;
    private static final int EXAMPLES = 1 << 15;
    private static final int MOST_POSTINGS = 100;
    private static final int MOST_LOOKS = 6_000;
    private static final int NEAREST = 12;
    /** A neighbour at cosine s counts e^(6 s) - 1: one that is the same 400, one that shares a word in three 6. */
    private static final double SHARPNESS = 6;

    private final int classes;
    private final long[] heads = new long[1 << SparseFeatures.BITS];
    private final long[] before = new long[ENTRIES];
    private final int[] exampleOf = new int[ENTRIES];
    private final float[] valueOf = new float[ENTRIES];
    private final byte[] labels = new byte[EXAMPLES];
    private final float[] scores = new float[EXAMPLES];
    private final int[] touched = new int[EXAMPLES];
    private final double[] counts;
    private final int[] nearest = new int[NEAREST];
    private long nextEntry = 1;
    private int examples;
    private int touchedCount;

    /**
     * One that has seen nothing.
     *
     * @param classes 2 to 127
     */
    public NearestExamples(int classes) {
        this.classes = classes;
        this.counts = new double[classes];
        Arrays.fill(counts, 1);
    }

    /** Computes the probabilities of the classes: numbers above 0, adding up to 1. */
    public void probabilities(SparseFeatures x, float[] out) {
        score(x);
        double[] weights = new double[classes];
        double all = 0;
        for (double count : counts) {
            all += count;
        }
        for (int c = 0; c < classes; c++) {
            weights[c] = counts[c] / all;
        }
        int found = findNearest();
        for (int i = 0; i < found; i++) {
            double closeness = Math.min(1, scores[nearest[i]]);
            weights[labels[nearest[i]]] += Exponential.exp(SHARPNESS * closeness) - 1;
        }
        forgetScores();
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int c = 0; c < classes; c++) {
            out[c] = (float) (weights[c] / sum);
        }
    }

    private void score(SparseFeatures x) {
        float norm = norm(x);
        int looks = 0;
        for (int i = 0; i < x.exact() && looks < MOST_LOOKS; i++) {
            float value = x.value(i) * x.value(i) / norm;
            long entry = heads[x.place(i)];
            for (int n = 0; n < MOST_POSTINGS && entry > 0 && entry > nextEntry - ENTRIES; n++) {
                int at = (int) (entry & (ENTRIES - 1));
                int example = exampleOf[at];
                if (scores[example] == 0) {
                    touched[touchedCount++] = example;
                }
                scores[example] += value * valueOf[at];
                entry = before[at];
                looks++;
            }
        }
    }

    /** The first of several that are equally near is the one that was met first. */
    private int findNearest() {
        int found = 0;
        for (int t = 0; t < touchedCount; t++) {
            int example = touched[t];
            int at = found < NEAREST ? found++ : NEAREST;
            for (; at > 0 && scores[example] > scores[nearest[at - 1]]; at--) {
                if (at < NEAREST) {
                    nearest[at] = nearest[at - 1];
                }
            }
            if (at < NEAREST) {
                nearest[at] = example;
            }
        }
        return found;
    }

    private void forgetScores() {
        for (int t = 0; t < touchedCount; t++) {
            scores[touched[t]] = 0;
        }
        touchedCount = 0;
    }

    /** Learns an example: from now on it can be a neighbour. */
    public void learn(SparseFeatures x, int label) {
        counts[label]++;
        int example = examples++ & (EXAMPLES - 1);
        labels[example] = (byte) label;
        float norm = norm(x);
        for (int i = 0; i < x.exact(); i++) {
            int at = (int) (nextEntry & (ENTRIES - 1));
            before[at] = heads[x.place(i)];
            exampleOf[at] = example;
            valueOf[at] = x.value(i) * x.value(i) / norm;
            heads[x.place(i)] = nextEntry++;
        }
    }

    private static float norm(SparseFeatures x) {
        float sum = 0;
        for (int i = 0; i < x.exact(); i++) {
            float square = x.value(i) * x.value(i);
            sum += square * square;
        }
        return Math.max(1e-6f, (float) Math.sqrt(sum));
    }

    /** Writes what it would say of any example: how many it has seen, and the shares. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(nextEntry);
        for (double count : counts) {
            out.writeDouble(count);
        }
    }
}
