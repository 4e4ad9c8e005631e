package io.loopgrid.word2vec;

import java.util.ArrayList;
import java.util.List;

/** The k most similar words offered so far, kept in order; k is small. */
final class NearestWords {
    private final int limit;
    private final List<Neighbour> found = new ArrayList<>();

    NearestWords(int limit) {
        this.limit = limit;
    }

    void offer(String word, float similarity) {
        if (limit == 0
                || (found.size() == limit && similarity <= found.get(limit - 1).similarity())) {
            return;
        }
        int at = found.size();
        while (at > 0 && found.get(at - 1).similarity() < similarity) {
            at--;
        }
        found.add(at, new Neighbour(word, similarity));
        if (found.size() > limit) {
            found.remove(limit);
        }
    }

    List<Neighbour> list() {
        return List.copyOf(found);
    }
}
