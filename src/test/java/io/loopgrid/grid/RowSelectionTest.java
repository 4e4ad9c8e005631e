package io.loopgrid.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RowSelectionTest {
    private static final byte[] ROW = {1};

    @Test
    void refusesALogThatHasLostCommitRecords() {
        RowSelection selection = new RowSelection(Map.of());
        selection.take("sums/a", new Epoch(1, 1), ROW);
        selection.take("sums/b", new Epoch(1, 2), ROW);
        selection.requireCommits();
        selection.take("sums/a", new Epoch(1, 3), ROW);
        assertThatIllegalStateException()
                .isThrownBy(selection::requireCommits)
                .withMessageContaining("generation 1 has rows of the epochs [1, 2, 3] but is committed up to 0");
    }

    @Test
    void leavesOutTheEpochsThatDiedWithTheirGeneration() {
        RowSelection selection = new RowSelection(Map.of(1L, 4L));
        for (int epoch = 1; epoch <= 6; epoch++) {
            selection.take("sums/a", new Epoch(1, epoch), ROW);
        }
        selection.take("sums/a", new Epoch(2, 1), ROW);
        selection.requireCommits();
        assertThat(selection.rows())
                .hasEntrySatisfying("sums/a", found -> assertThat(found.epoch()).isEqualTo(new Epoch(1, 4)));
    }
}
