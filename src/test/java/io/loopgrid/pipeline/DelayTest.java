package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DelayTest {
    private final Delay delay = new Delay(2_000);

    @Test
    void tellsWhatWasThen() {
        assertThat(delay.of(10, 0)).isEqualTo(Long.MIN_VALUE);
        assertThat(delay.of(20, 1_000)).isEqualTo(Long.MIN_VALUE);
        assertThat(delay.of(30, 2_000)).isEqualTo(10);
        assertThat(delay.of(40, 3_500)).isEqualTo(20);
        assertThat(delay.of(40, 6_000)).isEqualTo(40);
    }

    @Test
    void passesOnAtOnceWhatHasNothingToWaitFor() {
        delay.of(10, 0);

        assertThat(delay.none(50, 100)).isEqualTo(50);
        assertThat(delay.of(60, 200)).isEqualTo(50);
    }
}
