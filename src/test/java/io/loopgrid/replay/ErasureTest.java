package io.loopgrid.replay;

import static io.loopgrid.replay.SmallWorld.MINUTE;
import static io.loopgrid.replay.SmallWorld.START;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.event.Correction;
import io.loopgrid.event.Label;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.Totals;
import io.loopgrid.signal.Signal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A signal that is erased is gone as if it had never been kept; what it taught stays. */
class ErasureTest {
    private final SmallWorld world = new SmallWorld();
    private Signal erased;
    private Signal kept;

    @BeforeEach
    void twoSignalsOfAMinute() {
        world.prices(START, START + 3 * MINUTE, 100, 1.01);
        erased = world.tweet("1", START + 3 * MINUTE, "bitcoin to the moon");
        kept = world.tweet("2", START + 3 * MINUTE + 1, "bitcoin to the moon");
    }

    @Test
    void isNotKeptAnyMoreAndHasNoOutcome() {
        assertThat(requireNonNull(world.prediction(erased.id()).prediction()).author())
                .isEqualTo("a0");
        world.erase(erased);
        assertThat(world.host.find(Addresses.PREDICTIONS, erased.id())).isNull();
        world.prices(START + 4 * MINUTE, START + 20 * MINUTE, 105, 1.01);
        assertThat(world.outcomes).extracting("signal").containsExactly(kept.id());
        assertThat(world.total(Totals.ERASED)).isEqualTo(1);
        assertThat(world.total(Totals.ERASED_PENDING)).isEqualTo(1);
    }

    @Test
    void isNotReachedByACorrectionOfItsSpan() {
        world.erase(erased);
        world.submit(new Correction.OfSpan(
                "BTC:s1", SmallWorld.BTC, START + 5 * MINUTE, START, START + 4 * MINUTE, Label.DOWN, "ann", null));
        assertThat(world.outcomes).extracting("signal").containsExactly(kept.id());
        assertThat(world.host.find(Addresses.PREDICTIONS, erased.id())).isNull();
    }

    @Test
    void mayBeErasedAgainOrNeverHaveBeen() {
        world.erase(erased);
        world.erase(erased);
        assertThat(world.host.find(Addresses.PREDICTIONS, erased.id())).isNull();
        assertThat(world.total(Totals.ERASED)).isEqualTo(1);
        assertThat(world.deadLetters).isEmpty();
    }
}
