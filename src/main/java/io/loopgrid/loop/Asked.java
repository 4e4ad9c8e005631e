package io.loopgrid.loop;

import io.loopgrid.signal.WordWeight;
import java.util.List;

/** A question as it was asked of the models, for its answer to be learned. Cannot change. */
public final class Asked {
    private final float[] features;
    private final Occurrences occurrences;
    private final float[][] said;
    private final float[] probabilities;
    private final PredictedWords words;
    private final List<WordWeight> heaviest;
    private final double move;

    /**
     * Takes the arrays as its own: nobody else may change them.
     *
     * @param said the probabilities of each expert
     * @param probabilities those of their mix
     * @param words what of the text had a vector
     * @param heaviest the words that weighed most
     * @param move the mean size of a move of the symbol's price, NaN when it is not known
     */
    Asked(
            float[] features,
            Occurrences occurrences,
            float[][] said,
            float[] probabilities,
            PredictedWords words,
            List<WordWeight> heaviest,
            double move) {
        this.features = features;
        this.occurrences = occurrences;
        this.said = said;
        this.probabilities = probabilities;
        this.words = words;
        this.heaviest = heaviest;
        this.move = move;
    }

    /** The probability of a class. */
    public float probability(int label) {
        return probabilities[label];
    }

    /** The words that gave most to logit(last class) - logit(first class), the heaviest first. */
    public List<WordWeight> heaviest() {
        return heaviest;
    }

    /** The mean size of a move of the symbol's price, NaN when it is not known. */
    public double move() {
        return move;
    }

    float[] features() {
        return features;
    }

    Occurrences occurrences() {
        return occurrences;
    }

    float[][] said() {
        return said;
    }

    PredictedWords words() {
        return words;
    }

    boolean isConfidentlyWrong(int label, double threshold) {
        for (int c = 0; c < probabilities.length; c++) {
            if (c != label && probabilities[c] >= threshold) {
                return true;
            }
        }
        return false;
    }
}
