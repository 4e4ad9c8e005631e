package io.loopgrid.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.Total;
import io.loopgrid.loop.Totals;
import io.loopgrid.signal.Alert;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The whole loop, on one thread, notices that something is not what it was. */
final class DriftTest {
    private static final long HOUR = 60 * SmallWorld.MINUTE;

    private final SmallWorld world = new SmallWorld();
    private final Random random = new Random(1);
    private double log = 5;
    private long now = SmallWorld.START;

    @Test
    void noticesThatReturnsHaveGrown() {
        minutes(40 * 60, 0.0005);
        assertThat(drifts()).isEmpty();
        minutes(40 * 60, 0.002);
        assertThat(drifts()).hasSize(1);
        Alert alert = drifts().get(0);
        assertThat(alert.text())
                .matches("The usual return of BTC over a horizon rose from 0\\.001\\d+ to 0\\.00\\d+, .*");
        assertThat(alert.timeMillis()).isBetween(SmallWorld.START + 40 * HOUR, SmallWorld.START + 80 * HOUR);
        assertThat(total(Totals.DRIFT_OF_PRICES)).isEqualTo(1);
    }

    @Test
    void trainsOnAllWordsWhenPeopleSpeakOfSomethingElse() {
        talk(300, "the market is calm today", "we buy and hold bitcoin", "nothing new from the miners");
        assertThat(drifts()).isEmpty();
        long tokens = total(Totals.TOKENS);
        long trained = total(Totals.TRAINED_TOKENS);
        while (drifts().isEmpty() && now < SmallWorld.START + 20 * HOUR) {
            talk(1, "zq" + now % 997 + " xv" + now % 991 + " kw" + now % 983 + " the market");
        }
        assertThat(drifts().get(0).text()).startsWith("The share of unknown words in tweets on BTC rose from 0.0");
        long tokensUntilThen = total(Totals.TOKENS);
        long trainedUntilThen = total(Totals.TRAINED_TOKENS);
        talk(60, "the market is calm today", "we buy and hold bitcoin");
        double before = (trainedUntilThen - trained) / (double) (tokensUntilThen - tokens);
        double after =
                (total(Totals.TRAINED_TOKENS) - trainedUntilThen) / (double) (total(Totals.TOKENS) - tokensUntilThen);
        assertThat(after).isGreaterThan(1.5 * before);
    }

    @Test
    void isSilentInAQuietWorld() {
        for (int hour = 0; hour < 60; hour++) {
            talk(60, "the market is calm today", "we buy and hold bitcoin", "nothing new from the miners");
        }
        assertThat(drifts()).isEmpty();
    }

    /** A price a minute. */
    private void minutes(int count, double deviation) {
        for (int i = 0; i < count; i++) {
            now += SmallWorld.MINUTE;
            log += deviation * random.nextGaussian();
            world.price(now, StrictMath.exp(log));
        }
    }

    /** A price and a tweet a minute. */
    private void talk(int minutes, String... texts) {
        for (int i = 0; i < minutes; i++) {
            minutes(1, 0.0005);
            world.tweet("t" + now, now, texts[i % texts.length]);
        }
    }

    private List<Alert> drifts() {
        return world.alerts.stream()
                .filter(alert -> alert.kind() == Alert.Kind.DRIFT)
                .toList();
    }

    private long total(String name) {
        return world.host.find(Addresses.TOTALS, name) instanceof Total total ? total.value() : 0;
    }
}
