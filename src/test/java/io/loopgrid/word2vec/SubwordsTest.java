package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.linalg.Kernels;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SubwordsTest {
    private static final int DIMENSION = 16;
    private static final String[] STEMS = {"trade", "short", "crash", "miner", "wallet", "chart", "bubble", "signal"};
    private static final String[] ENDINGS = {"", "s", "ed", "ing", "er", "able", "ly"};

    private final WordTable table = new WordTable(100, DIMENSION);
    private final float[] out = new float[DIMENSION];

    @Test
    void guessTheUnseenFormOfAWordFromItsOtherForms() {
        float[][] stems = new float[STEMS.length][];
        Random random = new Random(7);
        for (int s = 0; s < STEMS.length; s++) {
            stems[s] = vector(random);
            for (int e = 0; e < ENDINGS.length; e++) {
                if (e != (s + 1) % ENDINGS.length) {
                    put(STEMS[s] + ENDINGS[e], 100, stems[s]);
                }
            }
        }
        for (int s = 0; s < STEMS.length; s++) {
            String unseen = STEMS[s] + ENDINGS[(s + 1) % ENDINGS.length];
            assertThat(table.find(unseen)).isNegative();
            assertThat(table.guessInto(unseen, out)).isTrue();
            for (int other = 0; other < STEMS.length; other++) {
                float cosine = Kernels.cosine(out, stems[other]);
                assertThat(cosine > 0.7f).as(unseen + " and " + STEMS[other]).isEqualTo(other == s);
            }
        }
    }

    @Test
    void readAHashtagAsItsWord() {
        put("moon", 5, vector(new Random(1)));
        assertThat(table.guessInto("moon", out)).isTrue();
        float[] plain = out.clone();
        assertThat(table.guessInto("#moon", out)).isTrue();
        assertThat(out).containsExactly(plain);
    }

    @Test
    void knowNothingOfAWordThatSharesNoPart() {
        put("moon", 5, vector(new Random(1)));
        out[0] = 9;
        assertThat(table.guessInto("xyzzy", out)).isFalse();
        assertThat(out[0]).isEqualTo(9f);
        table.clear();
        assertThat(table.guessInto("moon", out)).isFalse();
    }

    @Test
    void takeALessonWheneverACountHasDoubled() {
        float[] first = vector(new Random(1));
        put("moon", 4, first);
        float[] after = guess("moon");
        put("moon", 7, first);
        assertThat(guess("moon")).containsExactly(after);
        put("moon", 8, first);
        assertThat(distance(guess("moon"), first)).isLessThan(distance(after, first));
    }

    @Test
    void stayWithinTheirPlacesForAnyWord() {
        int[] parts = new int[1_000];
        for (String word : new String[] {"", "#", "a", "##", "🚀", "x".repeat(40), "買"}) {
            int n = Subwords.partsOf(word, parts);
            assertThat(n).isLessThanOrEqualTo(78);
            for (int i = 0; i < n; i++) {
                assertThat(parts[i]).isBetween(0, (1 << 15) - 1);
            }
        }
        assertThat(Subwords.partsOf("moon", parts)).isEqualTo(4 + 3 + 2);
    }

    private float[] guess(String word) {
        float[] guess = new float[DIMENSION];
        assertThat(table.guessInto(word, guess)).isTrue();
        return guess;
    }

    private static double distance(float[] a, float[] b) {
        float[] difference = a.clone();
        Kernels.axpy(-1f, b, difference);
        return Kernels.dot(difference, difference);
    }

    private void put(String word, long count, float[] vector) {
        table.put(new WordVector(word, count, 1, vector.clone(), 0, new float[DIMENSION], 0));
    }

    private static float[] vector(Random random) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
