package io.loopgrid.word2vec;

import io.loopgrid.linalg.Kernels;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What people say of pairs of words, and how well the cosines of word vectors agree with it. Cannot change; safe for use by
 * several threads.
 *
 * <p>Scoring again and again while vectors are learned is the periodic evaluation of RiverText (Iturra-Bocaz and
 * Bravo-Marquez 2023).
 */
public final class WordSimilarity {
    /** Far above any published set. */
    private static final int MOST_PAIRS = 100_000;

    private final List<Rated> pairs;

    private WordSimilarity(List<Rated> pairs) {
        this.pairs = List.copyOf(pairs);
    }

    /**
     * The agreement on one set of pairs.
     *
     * @param spearman the rank correlation over the covered pairs, NaN when there are fewer than two
     * @param pairs how many pairs the set has
     * @param covered how many have a vector for both words
     */
    public record Agreement(double spearman, int pairs, int covered) {}

    /**
     * Reads rated pairs.
     *
     * @param in lines "word word rating", separated by tabs, blanks, commas or semicolons; words are put in lower case; a
     *     line whose third part is not a number, such as a header, is passed over
     * @throws IOException when there is no pair, or more than {@value #MOST_PAIRS}
     */
    public static WordSimilarity read(BufferedReader in) throws IOException {
        List<Rated> pairs = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.strip().split("[\t ,;]+", -1);
            double rating = parts.length < 3 ? Double.NaN : rating(parts[2]);
            if (!Double.isNaN(rating)) {
                pairs.add(new Rated(parts[0].toLowerCase(Locale.ROOT), parts[1].toLowerCase(Locale.ROOT), rating));
            }
            if (pairs.size() > MOST_PAIRS) {
                throw new IOException("there must be at most " + MOST_PAIRS + " rated pairs");
            }
        }
        if (pairs.isEmpty()) {
            throw new IOException("there must be lines 'word word rating' but there was none");
        }
        return new WordSimilarity(pairs);
    }

    /** Scores the words of a table as they are now; costs two look-ups and a cosine a pair. */
    public Agreement score(WordTable table) {
        double[] cosines = new double[pairs.size()];
        double[] ratings = new double[pairs.size()];
        int covered = 0;
        float[] a = new float[table.dimension()];
        float[] b = new float[table.dimension()];
        for (Rated pair : pairs) {
            if (copy(table, pair.first, a) && copy(table, pair.second, b)) {
                cosines[covered] = Kernels.cosine(a, b);
                ratings[covered++] = pair.rating;
            }
        }
        double spearman = spearman(Arrays.copyOf(cosines, covered), Arrays.copyOf(ratings, covered));
        return new Agreement(spearman, pairs.size(), covered);
    }

    private record Rated(String first, String second, double rating) {}

    private static double rating(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean copy(WordTable table, String word, float[] out) {
        int row = table.find(word);
        return row >= 0 && table.copyInto(row, out, 0);
    }

    /** Spearman's rank correlation: Pearson's of the ranks, equal values sharing their mean rank. */
    static double spearman(double[] x, double[] y) {
        double[] a = ranks(x);
        double[] b = ranks(y);
        double mean = (a.length + 1) / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - mean) * (b[i] - mean);
            aa += (a[i] - mean) * (a[i] - mean);
            bb += (b[i] - mean) * (b[i] - mean);
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static double[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
