package io.loopgrid.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class InOrderTest {
    @Test
    void sortsWhateverOrderAShortSequenceHas() {
        InOrder<Long> backwards = new InOrder<>(LongStream.of(5, 4, 3, 2, 1).iterator(), item -> item);
        for (long expected = 1; expected <= 5; expected++) {
            assertThat(backwards.take()).isEqualTo(expected);
            assertThat(backwards.isLate()).isFalse();
        }
        assertThat(backwards.timeMillis()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void saysThatAnItemIsLateWhichComesAfterItsPlaceWasPassed() {
        LongStream items = LongStream.concat(LongStream.rangeClosed(1, InOrder.ROOM + 5L), LongStream.of(0));
        InOrder<Long> ordered = new InOrder<>(items.iterator(), item -> item);
        long late = 0;
        while (ordered.timeMillis() != Long.MAX_VALUE) {
            ordered.take();
            late += ordered.isLate() ? 1 : 0;
        }
        assertThat(late).isEqualTo(1);
    }
}
