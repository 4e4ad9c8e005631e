package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WordPlaneTest {
    private final WordTable table = new WordTable(100, 16);

    @Test
    void laysLikeWordsNearOneAnother() {
        List<String> words = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            float[] vector = new float[16];
            for (int d = 0; d < 16; d++) {
                vector[d] = 0.1f * (float) random.nextGaussian();
            }
            vector[i % 2] += 1;
            words.add("w" + i);
            put("w" + i, vector);
        }
        List<WordPlane.Place> places = WordPlane.of(table, words);
        assertThat(places).hasSize(20);
        double side = Math.signum(places.get(0).x());
        for (int i = 0; i < 20; i++) {
            assertThat(Math.signum(places.get(i).x())).isEqualTo(i % 2 == 0 ? side : -side);
            assertThat(places.get(i).x()).isBetween(-1.0, 1.0);
            assertThat(places.get(i).y()).isBetween(-1.0, 1.0);
        }
        assertThat(WordPlane.of(table, words)).isEqualTo(places);
    }

    @Test
    void placesNothingOfTooFewWords() {
        put("a", new float[16]);
        assertThat(WordPlane.of(table, List.of("a", "unknown", "other"))).isEmpty();
    }

    @Test
    void standsWordsThatAreAllAlike() {
        float[] same = new float[16];
        same[3] = 2;
        for (String word : List.of("a", "b", "c")) {
            put(word, same);
        }
        assertThat(WordPlane.of(table, List.of("a", "b", "c"))).allSatisfy(place -> {
            assertThat(place.x()).isBetween(-1.0, 1.0);
            assertThat(place.y()).isBetween(-1.0, 1.0);
        });
    }

    private void put(String word, float[] vector) {
        table.put(new WordVector(word, 5, 1, vector, 0, new float[16], 0));
    }
}
