package io.loopgrid.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FeatureSpaceTest {
    private static final long MINUTE = 60_000;

    private final FeatureSpace space = new FeatureSpace(2, List.of("volume", "return"));

    @Test
    void laysEverythingOutWithoutGaps() {
        List<String> names =
                IntStream.range(0, space.size()).mapToObj(space::name).toList();
        assertThat(names)
                .containsExactly(
                        "tweet 0",
                        "tweet 1",
                        "recent tweets 0",
                        "recent tweets 1",
                        "volume",
                        "return",
                        "sin time of day",
                        "cos time of day",
                        "sin day of week",
                        "cos day of week",
                        "bias");
    }

    @Test
    void knowsWhereEachPartBegins() {
        assertThat(space.name(space.tweetFrom())).isEqualTo("tweet 0");
        assertThat(space.name(space.recentFrom())).isEqualTo("recent tweets 0");
        assertThat(space.name(space.marketFrom())).isEqualTo("volume");
        assertThat(space.name(space.timeFrom())).isEqualTo("sin time of day");
        assertThat(space.name(space.biasAt())).isEqualTo("bias");
    }

    @Test
    void putsMidnightBesideTheMinuteBeforeIt() {
        assertThat(distance(time(24 * 60), time(24 * 60 - 1))).isLessThan(0.05);
        assertThat(distance(time(0), time(12 * 60))).isGreaterThan(1.9);
    }

    @Test
    void repeatsItselfEveryWeekAndBefore1970() {
        assertThat(time(7 * 24 * 60 + 5)).containsExactly(time(5), within(0f));
        assertThat(time(-7 * 24 * 60 + 5)).containsExactly(time(5), within(0f));
    }

    private static float[] time(long minutes) {
        float[] slots = new float[4];
        TimeOfDay.encode(minutes * MINUTE, slots, 0);
        return slots;
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
