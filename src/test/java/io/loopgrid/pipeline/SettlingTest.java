package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.grid.Epoch;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private static final long SECOND = 1_000_000_000;

    private long stirs = 3;
    private long epoch = 10;
    private long nanos = 5 * SECOND;

    private final Settling settling = new Settling(() -> stirs, () -> new Epoch(1, epoch), () -> nanos);

    @Test
    void isNotSettledBeforeEventTimeHasFollowedAndTwoEpochsAreCommitted() {
        assertThat(settling.isSettled()).isFalse();
        nanos += 10 * SECOND;
        assertThat(settling.isSettled()).isFalse();
        epoch++;
        assertThat(settling.isSettled()).isFalse();
        epoch++;
        assertThat(settling.isSettled()).isTrue();
    }

    @Test
    void isNotSettledBeforeItKnowsItsInputs() {
        stirs = -1;
        for (int i = 0; i < 5; i++) {
            nanos += 10 * SECOND;
            epoch += 5;
            assertThat(settling.isSettled()).isFalse();
        }
    }

    @Test
    void beginsAnewWhenAnInputHasRecordsAgain() {
        settling.isSettled();
        nanos += 10 * SECOND;
        settling.isSettled();
        stirs++;
        epoch += 5;

        assertThat(settling.isSettled()).isFalse();
    }
}
