package io.loopgrid.loop;

import io.loopgrid.model.HashedSoftmax;
import io.loopgrid.model.SparseFeatures;
import io.loopgrid.signal.WordWeight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What occurs in a text as features, and the words that the first of them stand for. Cannot change.
 */
final class Occurrences {
    private static final int NAMED = 5;

    private final List<String> words;
    private final SparseFeatures features;

    /**
     * @param words in the order of their features, which are the first ones
     */
    Occurrences(List<String> words, SparseFeatures features) {
        this.words = List.copyOf(words);
        this.features = features;
    }

    SparseFeatures features() {
        return features;
    }

    /** The words that give most to logit(last class) - logit(first class). */
    List<WordWeight> heaviest(HashedSoftmax model, int classes) {
        List<WordWeight> all = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            all.add(new WordWeight(words.get(i), model.contribution(features, i, classes - 1, 0)));
        }
        all.sort(Comparator.comparingDouble(word -> -Math.abs(word.weight())));
        return List.copyOf(all.subList(0, Math.min(NAMED, all.size())));
    }
}
