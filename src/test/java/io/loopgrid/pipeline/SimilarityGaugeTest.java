package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopgrid.word2vec.OnlineWord2Vec;
import io.loopgrid.word2vec.TrainingSettings;
import io.loopgrid.word2vec.WordSettings;
import io.loopgrid.word2vec.WordSimilarity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

final class SimilarityGaugeTest {
    private final OnlineWord2Vec words = new OnlineWord2Vec(WordSettings.ofDimension(2), TrainingSettings.usual(), 1);
    private final WordSimilarity pairs;

    SimilarityGaugeTest() throws IOException {
        pairs = WordSimilarity.read(new BufferedReader(new StringReader("a b 9\na c 1\n")));
        words.adopt("a", new float[] {1, 0});
        words.adopt("b", new float[] {1, 1});
        words.adopt("c", new float[] {0, 1});
    }

    @Test
    void scoresAnewOnceEnoughDocumentsHaveComeOrTheCountHasBegunAgain() {
        SimilarityGauge gauge = new SimilarityGauge(pairs, words.table(), 100);
        assertThat(gauge.at(5).spearman()).isEqualTo(1);
        words.adopt("b", new float[] {-1, 0});
        assertThat(gauge.at(104).spearman()).isEqualTo(1);
        assertThat(gauge.at(105).spearman()).isEqualTo(-1);
        words.adopt("b", new float[] {1, 1});
        assertThat(gauge.at(3).spearman()).isEqualTo(1);
    }

    @Test
    void isNotANumberWithoutPairs() {
        assertThat(new SimilarityGauge(null, words.table(), 100).at(5).spearman())
                .isNaN();
        assertThatThrownBy(() -> new SimilarityGauge(null, words.table(), 0))
                .hasMessage("score-every must be >= 1 but was 0");
    }
}
