package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopgrid.function.Partitions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class GradientBufferTest {
    private final WordTable table = new WordTable(10, 2);
    private final GradientBuffer buffer = new GradientBuffer(table, 3);

    GradientBufferTest() {
        table.put(new WordVector("sun", 5, 1, new float[2], 0, new float[2], 0));
        table.put(new WordVector("moon", 5, 1, new float[2], 0, new float[2], 0));
    }

    @Test
    void stepsOnItsOwnCopyUntilTheOwnerHasDone() {
        int moon = table.find("moon");
        float[] copy = present(buffer.copies().target(moon));
        buffer.copies().stepTarget(moon, copy, new float[] {1, -1});
        assertThat(present(buffer.copies().target(moon)))
                .isSameAs(copy)
                .containsExactly(new float[] {0.1f, -0.1f}, within(1e-6f));
        assertThat(present(table.target(moon))).containsExactly(0f, 0f);
    }

    @Test
    void handsOutWhereItsStepsHaveLed() {
        int moon = table.find("moon");
        see(moon, "moon");
        see(moon, "moon");
        for (int i = 0; i < 2; i++) {
            buffer.copies().stepTarget(moon, present(buffer.copies().target(moon)), new float[] {1, -1});
            buffer.copies().stepContext(moon, present(buffer.copies().context(moon)), 2f, new float[] {1, 1}, 4f);
        }
        WordGradient all = drained().get("moon");
        assertThat(all).isNotNull();
        assertThat(all.count()).isEqualTo(2);
        float expected = 0.1f + 0.1f / (float) Math.sqrt(2);
        assertThat(moved(all.target())).containsExactly(new float[] {expected, -expected}, within(1e-6f));
        assertThat(moved(all.context())).containsExactly(new float[] {expected, expected}, within(1e-6f));
    }

    @Test
    void countsWordsThatTheTableDoesNotHave() {
        see(-1, "star");
        see(table.find("sun"), "sun");
        see(-1, "star");
        Map<String, WordGradient> all = drained();
        assertThat(all).containsOnlyKeys("star", "sun");
        assertThat(all.values()).allMatch(WordGradient::isCountOnly);
        assertThat(all.values()).extracting(WordGradient::count).containsExactly(2L, 1L);
    }

    @Test
    void isEmptyOnceDrained() {
        see(-1, "star");
        see(table.find("sun"), "sun");
        assertThat(drained()).hasSize(2);
        assertThat(drained()).isEmpty();
        see(table.find("sun"), "sun");
        assertThat(drained().values()).extracting(WordGradient::count).containsExactly(1L);
    }

    @Test
    void saysWhenItIsFullAndStillTakesTheRestOfADocument() {
        for (int i = 0; i < 5_000; i++) {
            see(-1, "word" + i);
            assertThat(buffer.isFull()).isEqualTo(i >= 2);
        }
        assertThat(drained()).hasSize(5_000);
    }

    private void see(int row, String word) {
        buffer.see(row, word, Partitions.hash64(word));
    }

    private Map<String, WordGradient> drained() {
        Map<String, WordGradient> all = new LinkedHashMap<>();
        buffer.drainTo(all::put);
        return all;
    }

    private static float[] moved(@Nullable VectorStep step) {
        float[] vector = new float[2];
        assertThat(step).isNotNull();
        step.addTo(vector);
        return vector;
    }

    private static float[] present(float @Nullable [] vector) {
        assertThat(vector).isNotNull();
        return vector;
    }
}
