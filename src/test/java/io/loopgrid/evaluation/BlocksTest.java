package io.loopgrid.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class BlocksTest {
    private final Blocks blocks = new Blocks(1);

    @Test
    void areMinutesWhileThereAreFewerThanFiveHours() {
        for (long minute = 0; minute < 240; minute++) {
            blocks.at(minute * Blocks.MINUTE_MILLIS)[0]++;
        }
        assertThat(blocks.toArray()).hasDimensions(240, 1);
        blocks.at(240 * Blocks.MINUTE_MILLIS)[0]++;
        assertThat(blocks.toArray()).isDeepEqualTo(new double[][] {{60}, {60}, {60}, {60}, {1}});
    }

    @Test
    void areHoursWhileThereAreFewerThanTwentyDays() {
        addHourly(19);
        assertThat(blocks.lengthMillis()).isEqualTo(Blocks.HOUR_MILLIS);
        assertThat(blocks.toArray()).hasDimensions(19 * 24, 1);
    }

    @Test
    void areDaysFromTheTwentiethOn() {
        addHourly(20);
        assertThat(blocks.lengthMillis()).isEqualTo(Blocks.DAY_MILLIS);
        assertThat(blocks.toArray()).hasDimensions(20, 1);
        assertThat(blocks.toArray()[0]).containsExactly(24);
    }

    @Test
    void growLongerInsteadOfMoreThanAThousand() {
        addHourly(5000);
        assertThat(blocks.toArray().length).isBetween(512, 1024);
        assertThat(Arrays.stream(blocks.toArray())
                        .mapToDouble(block -> block[0])
                        .sum())
                .isEqualTo(5000 * 24);
    }

    private void addHourly(int days) {
        for (long hour = 0; hour < days * 24L; hour++) {
            blocks.at(hour * Blocks.HOUR_MILLIS)[0]++;
        }
    }
}
