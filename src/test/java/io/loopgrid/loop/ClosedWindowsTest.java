package io.loopgrid.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedWindowsTest {
    private final ClosedWindows windows = new ClosedWindows(100);

    @Test
    void keepsTheNewestInTheirOrder() {
        for (int i = 0; i < 257; i++) {
            windows.append(i * 5_000L, i);
        }
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            assertThat(windows.fromMillis(i)).isEqualTo(windows.tweets(i) * 5_000);
            counts.add(windows.tweets(i));
        }
        assertThat(counts).hasSize(100).startsWith(157L).endsWith(256L).isSorted();
    }

    @Test
    void addsLateTweetsToTheirWindowAndToNoOther() {
        for (int i = 0; i < 150; i++) {
            windows.append(i * 5_000L, 1);
        }
        windows.add(120 * 5_000L, 4);
        windows.add(3 * 5_000L, 9);
        long total = 0;
        for (int i = 0; i < windows.size(); i++) {
            total += windows.tweets(i);
        }
        assertThat(windows.tweets(70)).isEqualTo(5);
        assertThat(total).isEqualTo(104);
    }
}
