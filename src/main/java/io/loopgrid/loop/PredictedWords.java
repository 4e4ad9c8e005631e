package io.loopgrid.loop;

import io.loopgrid.signal.WordWeight;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** The words of a text that had a vector, each with its share in the text's embedding and what it gave. Cannot change. */
public final class PredictedWords {
    /** Of no text. */
    static final PredictedWords NONE = new PredictedWords(new String[0], new float[0], new float[0]);

    /** How many words a signal names. */
    private static final int NAMED = 5;

    private final String[] words;
    private final float[] shares;
    private final float[] weights;

    /**
     * The arrays are taken as its own: nobody else may change them.
     *
     * @param words without repeats
     * @param shares what each word's vector is multiplied by in the text's embedding
     * @param weights what each word gave to logit(UP) - logit(DOWN)
     */
    PredictedWords(String[] words, float[] shares, float[] weights) {
        this.words = words;
        this.shares = shares;
        this.weights = weights;
    }

    /** How many there are. */
    public int size() {
        return words.length;
    }

    /** The i-th word. */
    public String word(int i) {
        return words[i];
    }

    /** What the i-th word gave to logit(UP) - logit(DOWN). */
    public float weight(int i) {
        return weights[i];
    }

    float share(int i) {
        return shares[i];
    }

    /** The words that gave most in either direction, the heaviest first. */
    List<WordWeight> heaviest() {
        int named = Math.min(NAMED, words.length);
        int[] order = new int[named];
        int filled = 0;
        for (int i = 0; i < words.length; i++) {
            int at = filled < named ? filled++ : named;
            // Insertion from the light end; what falls off the end is not among the heaviest.
            for (; at > 0 && Math.abs(weights[i]) > Math.abs(weights[order[at - 1]]); at--) {
                if (at < named) {
                    order[at] = order[at - 1];
                }
            }
            if (at < named) {
                order[at] = i;
            }
        }
        WordWeight[] heaviest = new WordWeight[named];
        for (int n = 0; n < named; n++) {
            heaviest[n] = new WordWeight(words[order[n]], weights[order[n]]);
        }
        return List.of(heaviest);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(words.length);
        for (String word : words) {
            Fields.writeText(word, out);
        }
        Fields.writeFloats(shares, out);
        Fields.writeFloats(weights, out);
    }

    static PredictedWords read(DataInput in) throws IOException {
        String[] words = new String[Fields.readSize(in)];
        for (int i = 0; i < words.length; i++) {
            words[i] = Fields.readText(in);
        }
        return new PredictedWords(words, Fields.readFloats(in), Fields.readFloats(in));
    }
}
