package io.loopgrid.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeepRateTest {
    private static final long HORIZON = 60_000;

    @Test
    void keepsEverySignalWhileFewWait() {
        KeepRate rate = new KeepRate(HORIZON, 1_000);
        for (int i = 0; i < 10_000; i++) {
            assertThat(rate.keeps("BTC:" + i, i * 300L)).isTrue();
        }
    }

    @Test
    void keepsASteadyShareAtAHighRateAndNeverMoreThanTheBound() {
        KeepRate rate = new KeepRate(HORIZON, 1_000);
        int[] keptOfMinute = new int[10];
        for (int i = 0; i < 600_000; i++) {
            if (rate.keeps("BTC:" + i, i)) {
                keptOfMinute[i / 60_000]++;
            }
        }
        for (int minute = 1; minute < 10; minute++) {
            assertThat(keptOfMinute[minute]).isBetween(600, 1_100);
        }
    }

    @Test
    void choosesByTheIdAlone() {
        KeepRate one = new KeepRate(HORIZON, 100);
        KeepRate other = new KeepRate(HORIZON, 100);
        for (int i = 0; i < 1_000; i++) {
            assertThat(one.keeps("BTC:" + i, i)).isEqualTo(other.keeps("BTC:" + i, i));
        }
    }
}
