package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopgrid.word2vec.TrainingSettings.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class OnlineWord2VecTest {
    @ParameterizedTest
    @EnumSource(Mode.class)
    void pullsWordsOfOneTopicTogether(Mode mode) {
        OnlineWord2Vec word2vec = trained(mode, 10_000, 1);
        assertThat(PlantedText.purity(word2vec.table())).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void givesTheSameBytesForTheSameSeed(Mode mode) throws IOException {
        String once = text(trained(mode, 500, 4));
        assertThat(text(trained(mode, 500, 4))).isEqualTo(once);
        assertThat(text(trained(mode, 500, 5))).isNotEqualTo(once);
    }

    @Test
    void keepsNoMoreWordsThanItMayAndForgetsTheRarest() {
        OnlineWord2Vec word2vec = new OnlineWord2Vec(new WordSettings(8, 100, 2, 0.1f, 0.1f), usual(Mode.SKIP_GRAM), 1);
        for (int i = 0; i < 5_000; i++) {
            String[] document = {"always", "here", "once" + i, "often" + i % 20};
            word2vec.learn(document, document.length);
            assertThat(word2vec.table().size()).isLessThanOrEqualTo(100);
        }
        assertThat(word2vec.table().find("always")).isNotNegative();
        assertThat(word2vec.table().count(word2vec.table().find("here"))).isEqualTo(5_000);
        assertThat(word2vec.table().find("often7")).isNotNegative();
        assertThat(word2vec.table().find("once17")).isNegative();
    }

    @Test
    void givesAWordAVectorOnlyOnceItHasBeenSeenOftenEnough() {
        OnlineWord2Vec word2vec = new OnlineWord2Vec(new WordSettings(8, 100, 3, 0.1f, 0.1f), usual(Mode.SKIP_GRAM), 1);
        float[] vector = new float[8];
        String[] document = {"new"};
        word2vec.learn(document, 1);
        word2vec.learn(document, 1);
        int row = word2vec.table().find("new");
        assertThat(word2vec.table().copyInto(row, vector, 0)).isFalse();
        word2vec.learn(document, 1);
        assertThat(word2vec.table().copyInto(row, vector, 0)).isTrue();
    }

    /** The same on every JDK and machine; who changes what is learned changes these numbers on purpose. */
    @ParameterizedTest
    @CsvSource({"SKIP_GRAM, 840269793", "CBOW, 1037684681"})
    void givesTheSameBytesOnEveryMachine(Mode mode, int hash) throws IOException {
        assertThat(text(trained(mode, 500, 4)).hashCode()).isEqualTo(hash);
    }

    @Test
    void goesOnFromVectorsOfOthers() {
        OnlineWord2Vec word2vec = new OnlineWord2Vec(new WordSettings(2, 3, 5, 0.1f, 0.1f), usual(Mode.SKIP_GRAM), 1);
        assertThat(word2vec.adopt("moon", new float[] {3, 4})).isTrue();
        assertThat(word2vec.adopt("sun", new float[] {4, 3})).isTrue();
        assertThat(word2vec.adopt("sun", new float[] {5, 3})).isTrue();
        assertThat(word2vec.adopt("star", new float[] {1, 1})).isTrue();
        assertThat(word2vec.adopt("one too many", new float[] {1, 1})).isFalse();
        assertThatThrownBy(() -> word2vec.adopt("moon", new float[3]))
                .hasMessage("the vector of 'moon' must have 2 numbers but had 3");
        assertThat(word2vec.table().nearest("moon", 1))
                .extracting(Neighbour::word)
                .containsExactly("star");
        for (int i = 0; i < 100; i++) {
            word2vec.learn(new String[] {"moon", "sun", "unknown" + i}, 3);
        }
        assertThat(word2vec.table().find("moon")).isNotNegative();
        assertThat(word2vec.table().count(word2vec.table().find("moon"))).isEqualTo(100);
        assertThat(word2vec.tokensTrained()).isPositive();
    }

    @Test
    void learnsOnTwoThreadsOverTheSameWords() throws Exception {
        OnlineWord2Vec first = new OnlineWord2Vec(WordSettings.ofDimension(16), usual(Mode.SKIP_GRAM), 1);
        List<Callable<Boolean>> work = new ArrayList<>();
        for (OnlineWord2Vec one : List.of(first, first.another(2))) {
            PlantedText text = new PlantedText(work.size());
            work.add(() -> learn(one, text, 8_000));
        }
        ExecutorService pool = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Boolean> done : pool.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(first.table().total()).isEqualTo(2 * 8_000 * 12);
        assertThat(PlantedText.purity(first.table())).isGreaterThan(0.95);
    }

    private static OnlineWord2Vec trained(Mode mode, int documents, long seed) {
        OnlineWord2Vec word2vec = new OnlineWord2Vec(WordSettings.ofDimension(16), usual(mode), seed);
        learn(word2vec, new PlantedText(9), documents);
        return word2vec;
    }

    private static boolean learn(OnlineWord2Vec word2vec, PlantedText text, int documents) {
        for (int i = 0; i < documents; i++) {
            String[] document = text.document();
            word2vec.learn(document, document.length);
        }
        return true;
    }

    private static TrainingSettings usual(Mode mode) {
        return new TrainingSettings(mode, 5, 5, 1f, 1f);
    }

    private static String text(OnlineWord2Vec word2vec) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VectorsFormat.TEXT.write(word2vec.table(), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
