package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class WordTableTest {
    @Test
    void findsWhatItWasGivenAndNothingElse() {
        WordTable table = new WordTable(10_000, 3);
        for (int i = 0; i < 10_000; i++) {
            assertThat(table.put(vector("word" + i, 1, i))).isTrue();
        }
        float[] out = new float[5];
        for (int i = 0; i < 10_000; i++) {
            assertThat(table.copyInto(table.find("word" + i), out, 1)).isTrue();
            assertThat(out).containsExactly(0f, i, i, i, 0f);
        }
        assertThat(table.find("other")).isNegative();
        assertThat(table.size()).isEqualTo(10_000);
        assertThat(table.total()).isEqualTo(10_000);
    }

    @Test
    void refusesANewWordWhenFullButNotANewVersion() {
        WordTable table = new WordTable(2, 3);
        table.put(vector("a", 1, 1));
        table.put(vector("b", 1, 1));
        assertThat(table.put(vector("c", 1, 1))).isFalse();
        assertThat(table.put(vector("b", 5, 2))).isTrue();
        assertThat(table.total()).isEqualTo(6);
        table.remove("a");
        assertThat(table.put(vector("c", 1, 1))).isTrue();
        assertThat(table.find("a")).isNegative();
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    void refusesAVectorOfAnotherLength() {
        WordTable table = new WordTable(2, 4);
        assertThatThrownBy(() -> table.put(vector("a", 1, 1)))
                .hasMessage("the vector of 'a' must have 4 numbers but had 3");
    }

    @Test
    void namesTheNearestWordsInOrder() {
        WordTable table = new WordTable(10, 2);
        table.put(new WordVector("east", 1, 1, new float[] {1, 0}, 0, new float[2], 0));
        table.put(new WordVector("north", 1, 1, new float[] {0, 2}, 0, new float[2], 0));
        table.put(new WordVector("northeast", 1, 1, new float[] {3, 2}, 0, new float[2], 0));
        table.put(new WordVector("west", 1, 1, new float[] {-1, 0}, 0, new float[2], 0));
        assertThat(table.nearest("east", 2)).extracting(Neighbour::word).containsExactly("northeast", "north");
        assertThat(table.nearest(new float[] {-2, 0}, 1)).containsExactly(new Neighbour("west", 1f));
        assertThat(table.nearest("unknown", 2)).isEmpty();
        assertThat(table.nearest("east", 0)).isEmpty();
    }

    @Test
    void neverShowsAReaderAnotherWordsNumbers() throws Exception {
        WordTable table = new WordTable(20_000, 3);
        AtomicBoolean isDone = new AtomicBoolean();
        inParallel(
                () -> {
                    for (int version = 0; version < 3; version++) {
                        for (int i = 0; i < 20_000; i++) {
                            table.put(vector("word" + i, version + 1, i));
                        }
                    }
                    isDone.set(true);
                    return 0;
                },
                () -> {
                    float[] out = new float[3];
                    int seen = 0;
                    for (int i = 0; !isDone.get(); i = (i + 7) % 20_000) {
                        int row = table.find("word" + i);
                        if (row >= 0 && table.copyInto(row, out, 0)) {
                            assertThat(out[0] == i && out[1] == i && out[2] == i)
                                    .isTrue();
                            seen++;
                        }
                    }
                    return seen;
                });
        assertThat(table.size()).isEqualTo(20_000);
    }

    @Test
    void staysWholeWhileWordsComeAndGoUnderItsReaders() throws Exception {
        WordTable table = new WordTable(600, 3);
        AtomicBoolean isDone = new AtomicBoolean();
        inParallel(
                () -> {
                    for (int i = 0; i < 100_000; i++) {
                        table.put(vector("word" + i % 1_000, 1, i % 1_000));
                        table.remove("word" + (i + 500) % 1_000);
                    }
                    isDone.set(true);
                    return 0;
                },
                () -> {
                    float[] out = new float[3];
                    for (int i = 0; !isDone.get(); i = (i + 7) % 1_000) {
                        if (!table.copyInto(Math.max(0, table.find("word" + i)), out, 0)) {
                            table.guessInto("word" + i, out);
                        }
                        assertThat(Float.isFinite(out[0])).isTrue();
                    }
                    return table.nearest(new float[] {1, 1, 1}, 3).size();
                });
        assertThat(table.size()).isEqualTo(500);
        assertThat(table.total()).isEqualTo(500);
    }

    @SafeVarargs
    private static void inParallel(Callable<Integer>... work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(work.length);
        try {
            List<Future<Integer>> running = new ArrayList<>();
            Arrays.asList(work).forEach(one -> running.add(pool.submit(one)));
            for (Future<Integer> one : running) {
                assertThat(one.get()).isNotNegative();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static WordVector vector(String word, long count, float value) {
        return new WordVector(word, count, 1, new float[] {value, value, value}, 0, new float[3], 0);
    }
}
