package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.word2vec.WordSettings;
import java.util.Arrays;

/**
 * What the words of one text say of each label beside their embedding: the sum of their class weights over the root of how
 * many they are, so that a long text is surer than a short one, but not as sure as if each of its words were a witness of
 * its own. One thread; reused.
 */
final class Votes {
    private final float[] sums = new float[Label.COUNT];

    /** Forgets the last text. */
    void clear() {
        Arrays.fill(sums, 0f);
    }

    /** Adds the class weights of one word. */
    void add(float[] weights, int from) {
        for (int label = 0; label < WordSettings.CLASSES; label++) {
            sums[label] += weights[from + label];
        }
    }

    /** All words have been added. */
    void finish(int words) {
        float factor = factor(words);
        for (int label = 0; label < sums.length; label++) {
            sums[label] *= factor;
        }
    }

    /** What a word's weight is multiplied by in a text of so many words. */
    static float factor(int words) {
        return 1f / (float) Math.sqrt(Math.max(1, words));
    }

    /** What is added to the logit of each label; to be read only. */
    float[] sums() {
        return sums;
    }
}
