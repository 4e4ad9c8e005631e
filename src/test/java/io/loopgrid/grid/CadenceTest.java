package io.loopgrid.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CadenceTest {
    private long nanos = Long.MAX_VALUE - 5;
    private final Cadence cadence = new Cadence(10, () -> nanos);

    @Test
    void isDueAtOnceAndThenOnceInEachInterval() {
        assertThat(cadence.isDue()).isTrue();
        assertThat(cadence.isDue()).isFalse();
        nanos += 9;
        assertThat(cadence.isDue()).isFalse();
        nanos += 1;
        assertThat(cadence.isDue()).isTrue();
        assertThat(cadence.isDue()).isFalse();
    }

    @Test
    void doesNotMakeUpForWhatItMissed() {
        assertThat(cadence.isDue()).isTrue();
        nanos += 1_000;
        assertThat(cadence.isDue()).isTrue();
        assertThat(cadence.isDue()).isFalse();
    }
}
