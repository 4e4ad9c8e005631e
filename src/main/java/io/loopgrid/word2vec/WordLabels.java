package io.loopgrid.word2vec;

import io.loopgrid.linalg.Exponential;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Which labels the texts had that a word was in: how often each of them, older ones fading. Changed by its owner's thread
 * only.
 *
 * <p>It is {@value #NUMBERS} numbers: a count for each label, and the clock at which they stand. The clock counts labels of
 * all words, and so do those that a word is compared with: a word that means nothing then has the labels that all texts have
 * at the time, whatever times it was used in.
 */
public final class WordLabels {
    /** Three labels and a clock. */
    public static final int NUMBERS = 4;

    /** After so many labels, those of one horizon counted as one, an old one counts e times less. */
    public static final double MEMORY = 300;

    private static final int CLOCK = NUMBERS - 1;

    private final float[] numbers = new float[NUMBERS];

    WordLabels() {}

    /** What is left at a clock of what was counted at an earlier one: 0 to 1. */
    public static float kept(float from, float to) {
        return to > from ? (float) Exponential.exp((from - to) / MEMORY) : 1f;
    }

    /** Both in one, at the later clock. */
    static float[] sum(float[] a, float[] b) {
        float[] both = a.clone();
        add(b, both);
        return both;
    }

    private static void add(float[] more, float[] to) {
        float clock = Math.max(to[CLOCK], more[CLOCK]);
        float keptOfOld = kept(to[CLOCK], clock);
        float keptOfMore = kept(more[CLOCK], clock);
        for (int label = 0; label < CLOCK; label++) {
            to[label] = keptOfOld * to[label] + keptOfMore * more[label];
        }
        to[CLOCK] = clock;
    }

    void learn(float[] more) {
        add(more, numbers);
    }

    float[] copy() {
        return numbers.clone();
    }

    void write(DataOutput out) throws IOException {
        for (float number : numbers) {
            out.writeFloat(number);
        }
    }

    static WordLabels read(DataInput in) throws IOException {
        WordLabels read = new WordLabels();
        for (int i = 0; i < NUMBERS; i++) {
            read.numbers[i] = in.readFloat();
        }
        return read;
    }
}
