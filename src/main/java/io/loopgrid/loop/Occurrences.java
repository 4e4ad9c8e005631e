package io.loopgrid.loop;

import io.loopgrid.event.Symbol;
import io.loopgrid.function.Partitions;
import io.loopgrid.model.HashedSoftmax;
import io.loopgrid.signal.WordWeight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words and pairs of neighbouring words of a text, and the symbol it is about, each once and by its hash. */
final class Occurrences {
    private static final int NAMED = 5;

    /** Words first, in the order of the text, then everything else. */
    private final List<String> words;

    private final long[] hashes;

    private Occurrences(List<String> words, long[] hashes) {
        this.words = words;
        this.hashes = hashes;
    }

    /** What occurs in the text at hand. */
    static Occurrences of(TweetText text, @Nullable Symbol symbol) {
        int n = text.size();
        List<String> words = new ArrayList<>(n);
        long[] found = new long[2 * n + 1];
        int count = 0;
        for (int i = 0; i < n; i++) {
            long hash = text.hash(i);
            if (!contains(found, count, hash)) {
                found[count++] = hash;
                words.add(text.word(i));
            }
        }
        for (int i = 1; i < n; i++) {
            long pair = Partitions.mix(31 * text.hash(i - 1) + text.hash(i));
            if (!contains(found, count, pair)) {
                found[count++] = pair;
            }
        }
        if (symbol != null) {
            found[count++] = Partitions.hash64("symbol " + symbol.name());
        }
        return new Occurrences(words, Arrays.copyOf(found, count));
    }

    private static boolean contains(long[] hashes, int n, long hash) {
        for (int i = 0; i < n; i++) {
            if (hashes[i] == hash) {
                return true;
            }
        }
        return false;
    }

    /** To be read only. */
    long[] hashes() {
        return hashes;
    }

    /** The words that give most to logit(last class) - logit(first class). */
    List<WordWeight> heaviest(HashedSoftmax model, int classes) {
        List<WordWeight> all = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            all.add(new WordWeight(words.get(i), model.contribution(hashes[i], hashes.length, classes - 1, 0)));
        }
        all.sort(Comparator.comparingDouble(word -> -Math.abs(word.weight())));
        return List.copyOf(all.subList(0, Math.min(NAMED, all.size())));
    }
}
