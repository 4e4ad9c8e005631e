package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

final class WordSimilarityTest {
    @Test
    void agreesWithRatingsInTheOrderOfItsCosines() throws IOException {
        WordTable table = new WordTable(10, 2);
        table.put(new WordVector("east", 1, 1, new float[] {1, 0}, 0, new float[2], 0));
        table.put(new WordVector("north", 1, 1, new float[] {0, 2}, 0, new float[2], 0));
        table.put(new WordVector("northeast", 1, 1, new float[] {3, 2}, 0, new float[2], 0));
        String pairs = "word1\tword2\tscore\nEast\tnorth\t1.5\neast\tnortheast\t9\nnorth northeast 4\neast moon 3\n";
        WordSimilarity.Agreement agreement =
                WordSimilarity.read(new BufferedReader(new StringReader(pairs))).score(table);
        assertThat(agreement).isEqualTo(new WordSimilarity.Agreement(1, 4, 3));
    }

    @Test
    void refusesAFileWithoutPairs() {
        assertThatThrownBy(() -> WordSimilarity.read(new BufferedReader(new StringReader("word1,word2,score\n"))))
                .hasMessage("there must be lines 'word word rating' but there was none");
    }

    @Test
    void sharesRanksAmongEquals() {
        double[] x = {1, 2, 2, 4};
        double[] y = {10, 30, 20, 40};
        assertThat(WordSimilarity.spearman(x, y)).isCloseTo(0.9486833, within(1e-6));
        assertThat(WordSimilarity.spearman(x, new double[] {4, 3, 3, 1})).isCloseTo(-1, within(1e-12));
        assertThat(WordSimilarity.spearman(new double[0], new double[0])).isNaN();
    }
}
