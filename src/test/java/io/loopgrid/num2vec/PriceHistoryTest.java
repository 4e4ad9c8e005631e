package io.loopgrid.num2vec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PriceHistoryTest {
    private final PriceHistory history = new PriceHistory(2000, 1);

    @Test
    void findsThePriceKnownAtATime() {
        add(10, 20, 30);
        assertThat(history.priceAt(9, 100)).isNaN();
        assertThat(history.priceAt(10, 100)).isEqualTo(10);
        assertThat(history.priceAt(29, 100)).isEqualTo(20);
        assertThat(history.priceAt(30, 100)).isEqualTo(30);
        assertThat(history.priceAt(90, 100)).isEqualTo(30);
    }

    @Test
    void doesNotTellAPriceThatIsTooOld() {
        add(10);
        assertThat(history.priceAt(15, 5)).isEqualTo(10);
        assertThat(history.priceAt(16, 5)).isNaN();
    }

    @Test
    void leavesOutWhatIsNotLater() {
        add(10, 20);
        assertThat(history.add(encoding(20))).isFalse();
        assertThat(history.add(encoding(15))).isFalse();
        assertThat(history.reached()).isEqualTo(20);
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(history.reached()).isEqualTo(Long.MIN_VALUE);
        assertThat(history.asOf(Long.MAX_VALUE)).isEqualTo(-1);
    }

    @Test
    void keepsAtLeastItsCapacityAndForgetsTheOldest() {
        for (int time = 1; time <= 10_000; time++) {
            add(time);
            int oldestKept = Math.max(1, time - 1999);
            assertThat(history.priceAt(oldestKept, 0)).isEqualTo(oldestKept);
            assertThat(history.priceAt(time, 0)).isEqualTo(time);
        }
        assertThat(history.asOf(100)).isEqualTo(-1);
    }

    @Test
    void copiesTheSlotsOfAPlace() {
        add(10, 20);
        float[] slots = new float[3];
        assertThat(history.copyInto(history.asOf(25), slots, 1)).isTrue();
        assertThat(slots).containsExactly(0f, 20f, 0f);
    }

    @Test
    void saysWhenAPlaceIsForgotten() {
        add(1);
        long place = history.asOf(1);
        for (int time = 2; time <= 10_000; time++) {
            add(time);
        }
        assertThat(history.price(place)).isNaN();
        assertThat(history.copyInto(place, new float[1], 0)).isFalse();
    }

    @Test
    void readersNeverSeeHalfAnEncoding() throws InterruptedException {
        AtomicLong wrong = new AtomicLong();
        Thread reader = new Thread(() -> {
            float[] slots = new float[1];
            for (long reached = 0; reached < 200_000; reached = Math.max(0, history.reached())) {
                long place = history.asOf(reached - 700);
                if (place >= 0 && history.copyInto(place, slots, 0)) {
                    double price = history.price(place);
                    boolean whole = slots[0] == reached - 700 && (Double.isNaN(price) || price == reached - 700);
                    wrong.addAndGet(whole ? 0 : 1);
                }
            }
        });
        reader.start();
        for (int time = 1; time <= 200_000; time++) {
            add(time);
        }
        reader.join();
        assertThat(wrong).hasValueLessThan(1);
    }

    private void add(long... times) {
        for (long time : times) {
            history.add(encoding(time));
        }
    }

    private static MarketEncoding encoding(long time) {
        return new MarketEncoding(time, time, 0.001, 0.002, new float[] {time});
    }
}
