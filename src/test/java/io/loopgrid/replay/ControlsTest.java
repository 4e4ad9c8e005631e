package io.loopgrid.replay;

import static io.loopgrid.replay.SmallWorld.BTC;
import static io.loopgrid.replay.SmallWorld.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.event.Control;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.ControlState;
import io.loopgrid.loop.ModelState;
import io.loopgrid.loop.Totals;
import io.loopgrid.signal.Alert;
import io.loopgrid.signal.Signal;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What people tell the loop to do is taken once, kept as an audit log, and says which feeds are to run. */
class ControlsTest {
    private static final String TEXT = "bitcoin to the moon";

    private final SmallWorld world = new SmallWorld();

    @Test
    void theNewestSwitchOfAFeedCounts() {
        world.control(switched(1, true));
        world.control(switched(2, false));
        assertThat(Objects.requireNonNull(files().lastSwitch()).on()).isFalse();
        assertThat(files().newestFirst()).extracting(Control::id).containsExactly("files:k2", "files:k1");
    }

    @Test
    void aControlThatComesAgainChangesNothing() {
        world.control(switched(1, true));
        world.control(switched(2, false));
        world.control(switched(1, true));
        assertThat(Objects.requireNonNull(files().lastSwitch()).on()).isFalse();
        assertThat(world.total(Totals.CONTROLS)).isEqualTo(2);
        assertThat(world.total(Totals.DUPLICATES)).isEqualTo(1);
    }

    @Test
    void aSecondReadingOfALongHistoryChangesNothing() {
        for (int i = 0; i < 100; i++) {
            world.control(switched(i, i % 2 == 0));
        }
        for (int i = 0; i < 100; i++) {
            world.control(switched(i, i % 2 == 0));
        }
        assertThat(Objects.requireNonNull(files().lastSwitch()).id()).isEqualTo("files:k99");
        assertThat(world.total(Totals.CONTROLS)).isEqualTo(100);
        assertThat(world.deadLetters)
                .hasSize(36)
                .allSatisfy(letter -> assertThat(letter.reason()).startsWith("time: "));
    }

    @Test
    void aCompletedFeedIsSoUntilItIsSwitchedOnAgain() {
        world.control(new Control.FeedCompleted("files:done", "files", START, "may", "files"));
        assertThat(files().completed()).isEqualTo("may");
        world.control(switched(1, true));
        assertThat(files().completed()).isNull();
    }

    @Test
    void aPromotionWithoutAChallengerIsKeptAndRefusedWithItsField() {
        world.control(new Control.Promote("BTC:k1", BTC, START, null, "ann"));
        assertThat(world.total(Totals.CONTROLS)).isEqualTo(1);
        assertThat(world.deadLetters).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).startsWith("symbol: BTC has no challenger");
            assertThat(letter.origin().topic()).isEqualTo("controls");
        });
        assertThat(world.host.find(Addresses.MODELS, "BTC")).isNull();
    }

    @Test
    void aPromotedExpertDecidesAloneUntilItIsRolledBack() {
        learn();
        Signal before = world.ask(START, TEXT);
        world.control(new Control.Promote("BTC:k1", BTC, START, "prior", "ann"));
        assertThat(model().champion()).isEqualTo("prior");
        Signal alone = world.ask(START, TEXT);
        assertThat(alone.model().version()).isEqualTo(before.model().version() + 1);
        assertThat(alone.up()).isNotEqualTo(before.up());
        world.control(new Control.Rollback("BTC:k2", BTC, START + 1, "ann"));
        assertThat(model().champion()).isEqualTo("blend");
        assertThat(world.ask(START, TEXT).up()).isEqualTo(before.up());
        assertThat(world.alerts)
                .filteredOn(alert -> alert.kind() == Alert.Kind.MODEL_PROMOTED)
                .extracting(Alert::text)
                .containsExactly("ann made prior the champion of BTC", "ann made blend the champion of BTC");
        assertThat(world.deadLetters).isEmpty();
    }

    @Test
    void withoutANameTheBestChallengerIsPromoted() {
        learn();
        world.control(new Control.Promote("BTC:k1", BTC, START, null, "ann"));
        String best = model().champion();
        double smallest = Objects.requireNonNull(model().logLosses().get(best));
        model().logLosses().forEach((name, loss) -> {
            if (!name.equals("blend")) {
                assertThat(loss).as(name).isGreaterThanOrEqualTo(smallest);
            }
        });
        assertThat(best).isNotEqualTo("blend");
    }

    @Test
    void aPromotionOfNobodyIsRefusedWithItsField() {
        learn();
        world.control(new Control.Promote("BTC:k1", BTC, START, "oracle", "ann"));
        assertThat(world.deadLetters)
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason()).isEqualTo("challenger: there is no 'oracle'"));
        assertThat(model().champion()).isEqualTo("blend");
    }

    private void learn() {
        for (int i = 0; i < 40; i++) {
            world.price(START + i * 60_000L, 100 + (i * 7919) % 13);
            world.tweet("" + i, START + i * 60_000L, TEXT + " word" + i % 5);
        }
    }

    private ModelState model() {
        return (ModelState) Objects.requireNonNull(world.host.find(Addresses.MODELS, "BTC"));
    }

    private ControlState files() {
        return (ControlState) Objects.requireNonNull(world.host.find(Addresses.CONTROLS, "files"));
    }

    private static Control switched(int number, boolean on) {
        return new Control.SwitchFeed("files:k" + number, "files", START + number, on, "ann");
    }
}
