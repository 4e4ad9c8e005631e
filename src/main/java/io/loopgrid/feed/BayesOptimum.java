package io.loopgrid.feed;

import io.loopgrid.event.Label;
import java.util.Arrays;
import java.util.Random;

/**
 * How often the best possible predictor of a synthetic market is right.
 *
 * <p>Such a predictor sees the news, because the words of a tweet give them away, and nothing else helps it. Its accuracy is
 * the mean over the three kinds of news of the probability of the likeliest label, when FLAT is the third of the returns
 * that are smallest. Found by sampling.
 */
final class BayesOptimum {
    private BayesOptimum() {}

    /**
     * The accuracy, between 1/3 and 1.
     *
     * @param ticks how many steps a horizon has
     * @param samples how many horizons to try for each kind of news; the error is about 0.5 / sqrt(samples)
     */
    static double accuracy(int ticks, int samples, long seed) {
        Random random = new Random(seed);
        double[][] returns = new double[3][samples];
        double[] sizes = new double[3 * samples];
        for (int i = 0; i < 3 * samples; i++) {
            News news = new News(random, ticks, true, i % 3 - 1);
            double sum = 0;
            for (int tick = 0; tick < ticks; tick++) {
                sum += news.step();
            }
            returns[i % 3][i / 3] = StrictMath.expm1(sum);
            sizes[i] = Math.abs(returns[i % 3][i / 3]);
        }
        Arrays.sort(sizes);
        double flatBand = sizes[samples];
        int right = 0;
        for (double[] ofNews : returns) {
            int[] counts = new int[Label.COUNT];
            for (double change : ofNews) {
                counts[Label.of(change, flatBand).ordinal()]++;
            }
            right += Arrays.stream(counts).max().orElseThrow();
        }
        return (double) right / sizes.length;
    }
}
