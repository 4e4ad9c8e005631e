package io.loopgrid.word2vec;

import io.loopgrid.linalg.Kernels;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How well cosines of word vectors agree with what people say of pairs of words. */
public final class WordSimilarity {
    private WordSimilarity() {}

    /**
     * The agreement on one set of pairs.
     *
     * @param spearman the rank correlation over the covered pairs, NaN when there are fewer than two
     * @param pairs how many pairs the set has
     * @param covered how many have a vector for both words
     */
    public record Agreement(double spearman, int pairs, int covered) {}

    /**
     * Scores a table on rated pairs.
     *
     * @param in lines "word word rating", separated by tabs or blanks; words are put in lower case; a line whose third part
     *     is not a number, such as a header, is passed over
     */
    public static Agreement score(WordTable table, BufferedReader in) throws IOException {
        List<Pair> covered = new ArrayList<>();
        int pairs = 0;
        float[] a = new float[table.dimension()];
        float[] b = new float[table.dimension()];
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.strip().split("[\t ,;]+");
            double rating = parts.length < 3 ? Double.NaN : rating(parts[2]);
            if (!Double.isNaN(rating)) {
                pairs++;
                if (copy(table, parts[0], a) && copy(table, parts[1], b)) {
                    covered.add(new Pair(Kernels.cosine(a, b), rating));
                }
            }
        }
        double[] cosines = covered.stream().mapToDouble(Pair::cosine).toArray();
        double[] ratings = covered.stream().mapToDouble(Pair::rating).toArray();
        return new Agreement(spearman(cosines, ratings), pairs, covered.size());
    }

    private record Pair(double cosine, double rating) {}

    private static double rating(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean copy(WordTable table, String word, float[] out) {
        int row = table.find(word.toLowerCase(Locale.ROOT));
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
