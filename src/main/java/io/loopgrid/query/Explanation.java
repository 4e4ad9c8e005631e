package io.loopgrid.query;

import io.loopgrid.signal.WordWeight;
import java.util.List;

/**
 * The terms that add up to logit(up) minus logit(down).
 *
 * @param logit the sum of all terms
 * @param words what each word adds, the heaviest first
 * @param features what each price feature, each time feature and the bias add
 * @param others what each further expert and the calibration add
 */
public record Explanation(float logit, List<WordWeight> words, List<Term> features, List<Term> others) {
    /** Copies the terms. */
    public Explanation {
        words = List.copyOf(words);
        features = List.copyOf(features);
        others = List.copyOf(others);
    }

    /**
     * One named term of the sum.
     *
     * @param weight positive pulls towards UP
     */
    public record Term(String name, float weight) {}
}
