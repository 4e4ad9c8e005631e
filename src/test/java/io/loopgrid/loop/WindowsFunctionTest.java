package io.loopgrid.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.function.Context;
import io.loopgrid.signal.Alert;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsFunctionTest {
    private static final long START = 1_525_959_420_000L;
    private static final long WINDOW = 5_000;

    private final List<Object> sent = new ArrayList<>();
    private final Context context = new Context() {
        @Override
        public void send(String address, String key, Object message) {
            sent.add(message);
        }

        @Override
        public void forget() {}

        @Override
        public long timeMillis() {
            return 0;
        }
    };
    private final WindowsFunction windows = new WindowsFunction(LoopSettings.defaults());
    private final WindowsState state = windows.initial("BTC");

    private void count(long window, long tweets) {
        windows.apply("BTC", state, new WindowCount(START + window * WINDOW, tweets), context);
    }

    private void passTime(long window) {
        windows.onTimer("BTC", state, START + window * WINDOW, context);
    }

    @Test
    void addsUpWhatSeveralPredictorsCounted() {
        count(0, 2);
        count(0, 3);
        count(1, 1);
        assertThat(state.newestFirst()).containsExactly(new WindowCount(START + WINDOW, 1), new WindowCount(START, 5));
    }

    @Test
    void closesAWindowWhenItsEndHasPassed() {
        count(0, 2);
        assertThat(windows.timerMillis(state)).isEqualTo(START + WINDOW);
        passTime(1);
        assertThat(windows.timerMillis(state)).isEqualTo(Long.MAX_VALUE);
        assertThat(state.newestFirst()).containsExactly(new WindowCount(START, 2));
    }

    @Test
    void countsLateTweetsWhereTheyBelong() {
        count(0, 2);
        passTime(1);
        count(0, 1);
        assertThat(state.newestFirst()).containsExactly(new WindowCount(START, 3));
    }

    @Test
    void takesAGapForEmptyWindows() {
        count(0, 2);
        count(3, 4);
        passTime(4);
        assertThat(state.newestFirst()).extracting(WindowCount::tweets).containsExactly(4L, 0L, 0L, 2L);
    }

    @Test
    void keepsABoundedNumberOfWindows() {
        for (int i = 0; i < 1_000; i++) {
            count(i, 1);
            passTime(i + 1);
        }
        assertThat(state.newestFirst()).hasSize(WindowsState.KEPT);
    }

    @Test
    void alertsOfACountFarFromTheUsual() {
        for (int i = 0; i < 100; i++) {
            count(i, 10 + i % 3);
            passTime(i + 1);
        }
        assertThat(sent).isEmpty();
        count(100, 500);
        passTime(101);
        assertThat(sent).singleElement().isInstanceOfSatisfying(Alert.class, alert -> {
            assertThat(alert.kind()).isEqualTo(Alert.Kind.ANOMALY);
            assertThat(alert.text()).isEqualTo("500 tweets on BTC in 5000 ms, where 11 were usual");
        });
    }
}
