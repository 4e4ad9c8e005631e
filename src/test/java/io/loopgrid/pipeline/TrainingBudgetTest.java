package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrainingBudgetTest {
    private long nanos;
    private final TrainingBudget budget = new TrainingBudget(0.25, 10_000, () -> nanos);

    @Test
    void trainsTheConfiguredShareWhileTokensAreFew() {
        assertThat(budget.share(0)).isEqualTo(0.25);
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertThat(budget.share(40_000)).isEqualTo(0.25);
    }

    @Test
    void trainsNoMoreThanItsTokensWhenThereAreMany() {
        nanos += TimeUnit.SECONDS.toNanos(1);
        double share = budget.share(200_000);
        assertThat(share * 200_000).isCloseTo(10_000, within(1e-6));
    }

    @Test
    void followsABurstAndItsEnd() {
        nanos += TimeUnit.MILLISECONDS.toNanos(200);
        assertThat(budget.share(100_000)).isCloseTo(0.02, within(1e-9));
        nanos += TimeUnit.MILLISECONDS.toNanos(200);
        assertThat(budget.share(100_100)).isEqualTo(0.25);
    }

    @Test
    void keepsTheShareUntilThereIsARateToGoBy() {
        nanos += TimeUnit.MILLISECONDS.toNanos(1);
        assertThat(budget.share(1_000_000)).isEqualTo(0.25);
    }
}
