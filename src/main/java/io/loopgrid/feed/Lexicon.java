package io.loopgrid.feed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Made-up words that can be pronounced, drawn by Zipf's law: the r-th most frequent has a weight of 1 / (r + 2.7), as in
 * natural text (Mandelbrot 1953).
 */
final class Lexicon {
    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final double ZIPF_SHIFT = 2.7;

    private final String[] words;
    private final double[] cumulative;

    private Lexicon(List<String> words) {
        this.words = words.toArray(new String[0]);
        this.cumulative = new double[this.words.length];
        double sum = 0;
        for (int rank = 0; rank < cumulative.length; rank++) {
            sum += 1 / (rank + ZIPF_SHIFT);
            cumulative[rank] = sum;
        }
    }

    /** Distinct words of two to four syllables. */
    static List<String> words(int count, Random random) {
        Set<String> words = new LinkedHashSet<>(2 * count);
        StringBuilder word = new StringBuilder();
        while (words.size() < count) {
            word.setLength(0);
            int syllables = 2 + random.nextInt(3);
            for (int i = 0; i < syllables; i++) {
                word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
                word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
            words.add(word.toString());
        }
        return new ArrayList<>(words);
    }

    /** A lexicon of words, the most frequent first. */
    static Lexicon of(List<String> words) {
        return new Lexicon(words);
    }

    /** A word, the frequent ones more often. */
    String draw(Random random) {
        double at = random.nextDouble() * cumulative[cumulative.length - 1];
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return words[low];
    }
}
