package io.loopgrid.num2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PriceHistoryTest {
    private final PriceHistory history = new PriceHistory(2000);

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
        float[] slots = new float[Slots.COUNT + 2];
        slots[0] = 7f;
        assertThat(history.copyInto(history.asOf(25), slots, 1)).isTrue();
        assertThat(slots[0]).isEqualTo(7f);
        assertThat(slots[1]).isEqualTo(20 / 84f);
        assertThat(slots[Slots.COUNT + 1]).isZero();
    }

    @Test
    void copiesOverWhateverWasThere() {
        add(10);
        float[] slots = new float[Slots.COUNT];
        Arrays.fill(slots, 9f);
        history.copyInto(history.asOf(10), slots, 0);
        assertThat(slots).doesNotContain(9f);
    }

    @Test
    void tellsTheReturnBetweenTwoTimes() {
        add(10, 20, 30);
        assertThat(history.change(15, 30, 100)).isEqualTo(2);
        assertThat(history.change(5, 30, 100)).isNaN();
        assertThat(history.change(15, 200, 100)).isNaN();
    }

    @Test
    void tellsTheReturnOverASplitInComparablePrices() {
        add(10);
        history.add(new MarketEncoding(20, 6, 12, 0.001, 0.002f, EncodingForm.RAW, new byte[Slots.INPUTS]));
        assertThat(history.priceAt(20, 100)).isEqualTo(6);
        assertThat(history.change(10, 20, 100)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void givesBackTheEncodingThatWasAdded() throws IOException {
        MarketEncoding added = new MarketEncoding(
                10, 5, 10, 0.001, 0.002f, EncodingForm.PERIODIC, new byte[Slots.packedSize(EncodingForm.PERIODIC)]);
        history.add(added);
        MarketEncoding given = Objects.requireNonNull(history.encoding(history.asOf(10)));
        assertThat(bytes(given)).isEqualTo(bytes(added));
    }

    private static byte[] bytes(MarketEncoding encoding) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        encoding.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void saysWhenAPlaceIsForgotten() {
        add(1);
        long place = history.asOf(1);
        for (int time = 2; time <= 10_000; time++) {
            add(time);
        }
        assertThat(history.price(place)).isNaN();
        assertThat(history.copyInto(place, new float[Slots.COUNT], 0)).isFalse();
    }

    @Test
    void readersNeverSeeHalfAnEncoding() throws InterruptedException {
        AtomicLong wrong = new AtomicLong();
        Thread reader = new Thread(() -> {
            float[] slots = new float[Slots.COUNT];
            for (long reached = 0; reached < 200_000; reached = Math.max(0, history.reached())) {
                long place = history.asOf(reached - 700);
                if (place >= 0 && history.copyInto(place, slots, 0)) {
                    double price = history.price(place);
                    boolean whole =
                            slots[0] == (reached - 700) % 100 / 84f && (Double.isNaN(price) || price == reached - 700);
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

    /** Its first slot is the last two digits of its time, in steps. */
    private static MarketEncoding encoding(long time) {
        byte[] packed = new byte[Slots.INPUTS];
        packed[0] = (byte) (time % 100);
        return new MarketEncoding(time, time, time, 0.001, 0.002f, EncodingForm.RAW, packed);
    }
}
