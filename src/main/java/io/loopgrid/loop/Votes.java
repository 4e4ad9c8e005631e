package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.linalg.Exponential;
import io.loopgrid.word2vec.WordLabels;
import io.loopgrid.word2vec.WordTable;
import java.util.Arrays;

/**
 * What the words of one text say of each label beside their embedding: by how much more often than other texts those with the
 * word had the label, as a logarithm, added up (naive Bayes; Maron 1961). One thread; reused.
 *
 * <p>Words are compared with all labels of the same time, so a word that is in every text says nothing, however the market
 * has gone, and one that is in every third text of a kind is known after a few horizons. A gradient, which has to find the
 * words by the errors of whole texts, needs ten times as many labels where labels come in clusters. A word is heard as far as its
 * labels make it likelier that it tells something than that it got them by chance: most words tell nothing, and together what
 * chance gave them would drown those that do. The texts of {@value WordLabels#MEMORY} horizons ago count e times less. A long text is surer than a short
 * one, but not as sure as if each of its words were a witness of its own.
 */
final class Votes {
    /** So many labels of its own it takes for a word to be heard at half strength. */
    private static final float DOUBT = 1.5f;
    /** For so many words that tell nothing, one tells something: with more, the first horizons would be spent in silence. */
    private static final double SILENT_WORDS = 1;
    /** A text of so many words is as sure as its words together. */
    private static final float USUAL_WORDS = 9f;

    private final WordTable table;
    private final float[] numbers = new float[WordLabels.NUMBERS];
    private final float[] values;
    private final float[] sums = new float[Label.COUNT];
    private float[] shares = {};
    private float clock;
    private int size;

    /**
     * @param most words of a text
     */
    Votes(WordTable table, int most) {
        this.table = table;
        this.values = new float[most * Label.COUNT];
    }

    /** Forgets the last text; the next one is compared with the labels that all have had by now. */
    void clear(ModelSnapshot shared) {
        Arrays.fill(sums, 0f);
        shares = shared.shares();
        clock = shared.clock();
        size = 0;
    }

    /** Adds the word of a row; of a word without one, -1, no label has spoken. */
    void add(int row) {
        Arrays.fill(numbers, 0f);
        if (row >= 0) {
            table.copyLabelsInto(row, numbers, 0);
        }
        float kept = WordLabels.kept(numbers[Label.COUNT], clock);
        float all = kept * (numbers[0] + numbers[1] + numbers[2]);
        int at = size++ * Label.COUNT;
        if (all < 1e-3f) {
            Arrays.fill(values, at, at + Label.COUNT, 0f);
            return;
        }
        float sum = 0;
        float evidence = 0;
        for (int label = 0; label < Label.COUNT; label++) {
            float share = shares[label];
            float own = kept * numbers[label];
            double ratio = (own + DOUBT * share) / ((all + DOUBT) * share);
            values[at + label] = (float) Exponential.log(ratio);
            sum += values[at + label];
            evidence += own * values[at + label];
        }
        float heard = telling(evidence, all);
        for (int label = 0; label < Label.COUNT; label++) {
            values[at + label] = heard * (values[at + label] - sum / Label.COUNT);
            sums[label] += values[at + label];
        }
    }

    /**
     * How likely it is that a word tells something, 0 to 1, by Bayes' rule: some words have shares of their own, all others the
     * shares of all texts (a spike and a slab; Mitchell and Beauchamp 1988). The evidence for shares of its own is how much
     * likelier they make its labels, less half a logarithm of the number of labels for the one number that had to be found from
     * them: mostly a word speaks for or against one label (Schwarz 1978).
     */
    private static float telling(float evidence, float labels) {
        return (float) (1 / (1 + SILENT_WORDS * Math.sqrt(1 + labels / DOUBT) * Exponential.exp(-evidence)));
    }

    /** All words have been added. */
    void finish() {
        float factor = factor();
        for (int label = 0; label < sums.length; label++) {
            sums[label] *= factor;
        }
    }

    private float factor() {
        return (float) Math.sqrt(USUAL_WORDS / Math.max(1, size));
    }

    /** What is added to the logit of each label; to be read only. */
    float[] sums() {
        return sums;
    }

    /** What the i-th word gives to the logit of one label over that of another. */
    float contribution(int i, Label above, Label below) {
        int at = i * Label.COUNT;
        return factor() * (values[at + above.ordinal()] - values[at + below.ordinal()]);
    }
}
