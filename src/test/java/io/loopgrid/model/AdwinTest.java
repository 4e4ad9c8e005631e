package io.loopgrid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AdwinTest {
    private static final double CONFIDENCE = 0.002;

    private final Adwin adwin = new Adwin(CONFIDENCE);

    @Test
    void noticesAPlantedChangeInEveryOfAHundredStreams() {
        int noticed = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Adwin window = new Adwin(CONFIDENCE);
            run(window, random, 500, 0.4, 0.1);
            noticed += run(window, random, 100, 0.6, 0.1) > 0 ? 1 : 0;
        }
        assertThat(noticed).isEqualTo(100);
    }

    @Test
    void raisesFewFalseAlarms() {
        int alarms = 0;
        for (int seed = 0; seed < 1000; seed++) {
            alarms += run(new Adwin(CONFIDENCE), new Random(seed), 1000, 0.5, 0.15) > 0 ? 1 : 0;
        }
        // A stream of a thousand; the bound that is asked for would allow 2 of them.
        assertThat(alarms).isLessThanOrEqualTo(2);
    }

    @Test
    void raisesFewFalseAlarmsOverCoinsThatAreNotFair() {
        int alarms = 0;
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            Adwin window = new Adwin(CONFIDENCE);
            boolean alarmed = false;
            for (int i = 0; i < 1000; i++) {
                alarmed |= window.add(random.nextDouble() < 0.1 ? 1 : 0) != null;
            }
            alarms += alarmed ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(2);
    }

    @Test
    void isSilentWhereAllNumbersAreTheSame() {
        assertThat(run(adwin, new Random(1), 10_000, 0.1, 0)).isZero();
    }

    @Test
    void tellsWhatWasAndWhatIs() {
        Random random = new Random(7);
        run(adwin, random, 1000, 0.3, 0.05);
        Adwin.Change change = null;
        int needed = 0;
        while (change == null) {
            change = adwin.add(clipped(0.5 + 0.05 * random.nextGaussian()));
            needed++;
        }
        assertThat(needed).isLessThan(40);
        assertThat(change.before()).isCloseTo(0.3, within(0.02));
        assertThat(change.after()).isCloseTo(0.5, within(0.05));
        assertThat(change.beforeCount() + change.afterCount()).isEqualTo(1000 + needed);
    }

    @Test
    void forgetsWhatWasBeforeAChange() {
        Random random = new Random(8);
        run(adwin, random, 1000, 0.3, 0.05);
        run(adwin, random, 200, 0.7, 0.05);
        assertThat(adwin.size()).isLessThan(300);
        assertThat(adwin.mean()).isCloseTo(0.7, within(0.05));
    }

    @Test
    void growsWhereNothingChanges() {
        run(adwin, new Random(9), 10_000, 0.5, 0.1);
        assertThat(adwin.size()).isEqualTo(10_000);
        assertThat(adwin.mean()).isCloseTo(0.5, within(0.01));
    }

    @Test
    void noticesASlowChangeToo() {
        Random random = new Random(10);
        int changes = 0;
        for (int i = 0; i < 3000; i++) {
            changes += adwin.add(clipped(0.2 + 0.6 * i / 3000 + 0.1 * random.nextGaussian())) == null ? 0 : 1;
        }
        assertThat(changes).isPositive();
        assertThat(adwin.mean()).isGreaterThan(0.6);
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() throws IOException {
        Random random = new Random(11);
        run(adwin, random, 777, 0.4, 0.1);
        Adwin restored = new Adwin(CONFIDENCE);
        restored.read(new DataInputStream(new ByteArrayInputStream(bytes(adwin))));
        for (int i = 0; i < 500; i++) {
            double value = clipped((i < 250 ? 0.4 : 0.7) + 0.1 * random.nextGaussian());
            assertThat(restored.add(value)).isEqualTo(adwin.add(value));
        }
        assertThat(bytes(restored)).isEqualTo(bytes(adwin));
    }

    @Test
    void needsLittleRoomForALongStream() throws IOException {
        run(adwin, new Random(12), 100_000, 0.5, 0.1);
        assertThat(bytes(adwin).length).isLessThan(2_500);
    }

    @Test
    void refusesWhatIsNotBetweenZeroAndOne() {
        assertThatThrownBy(() -> adwin.add(1.5)).hasMessage("value must be 0 to 1 but was 1.5");
        assertThatThrownBy(() -> adwin.add(Double.NaN)).hasMessage("value must be 0 to 1 but was NaN");
        assertThatThrownBy(() -> new Adwin(0)).hasMessage("confidence must be between 0 and 1 but was 0.0");
    }

    /** Returns how many changes were told. */
    private static int run(Adwin window, Random random, int count, double mean, double deviation) {
        int changes = 0;
        for (int i = 0; i < count; i++) {
            changes += window.add(clipped(mean + deviation * random.nextGaussian())) == null ? 0 : 1;
        }
        return changes;
    }

    private static double clipped(double value) {
        return Math.max(0, Math.min(1, value));
    }

    private static byte[] bytes(Adwin window) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        window.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
