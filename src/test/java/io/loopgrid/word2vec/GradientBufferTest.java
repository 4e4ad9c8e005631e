package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GradientBufferTest {
    private final WordTable table = new WordTable(10, 2);
    private final GradientBuffer buffer = new GradientBuffer(table, 3);

    GradientBufferTest() {
        table.put(new WordVector("sun", 5, 1, new float[2], new float[2]));
        table.put(new WordVector("moon", 5, 1, new float[2], new float[2]));
    }

    @Test
    void addsUpWhatBelongsToOneWord() {
        int moon = table.find("moon");
        buffer.see(moon, "moon");
        buffer.see(moon, "moon");
        buffer.sums().target(moon, new float[2], new float[] {1, 2});
        buffer.sums().target(moon, new float[2], new float[] {3, 4});
        buffer.sums().context(moon, new float[2], 0.5f, new float[] {2, 4}, 0);
        WordGradient sum = drained().get("moon");
        assertThat(sum).isNotNull();
        assertThat(sum.count()).isEqualTo(2);
        assertThat(sum.target()).containsExactly(4f, 6f);
        assertThat(sum.context()).containsExactly(1f, 2f);
    }

    @Test
    void countsWordsThatTheTableDoesNotHave() {
        buffer.see(-1, "star");
        buffer.see(table.find("sun"), "sun");
        buffer.see(-1, "star");
        Map<String, WordGradient> all = drained();
        assertThat(all).containsOnlyKeys("star", "sun");
        assertThat(all.values()).allMatch(WordGradient::isCountOnly);
        assertThat(all.values()).extracting(WordGradient::count).containsExactly(2L, 1L);
    }

    @Test
    void isEmptyOnceDrained() {
        buffer.see(-1, "star");
        buffer.see(table.find("sun"), "sun");
        assertThat(drained()).hasSize(2);
        assertThat(drained()).isEmpty();
        buffer.see(table.find("sun"), "sun");
        assertThat(drained().values()).extracting(WordGradient::count).containsExactly(1L);
    }

    @Test
    void saysWhenItIsFullAndStillTakesTheRestOfADocument() {
        for (int i = 0; i < 5_000; i++) {
            buffer.see(-1, "word" + i);
            assertThat(buffer.isFull()).isEqualTo(i >= 2);
        }
        assertThat(drained()).hasSize(5_000);
    }

    private Map<String, WordGradient> drained() {
        Map<String, WordGradient> all = new LinkedHashMap<>();
        buffer.drainTo(all::put);
        return all;
    }
}
