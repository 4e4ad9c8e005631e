package io.loopgrid.num2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MarketEncoderTest {
    private static final Symbol BTC = new Symbol("BTC");
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    private final MarketEncoder encoder = new MarketEncoder(5 * MINUTE, Double.NaN);

    @Test
    void knowsNothingOfLaterPrices() {
        List<Price> prices = walk(3000, MINUTE, 1);
        List<Price> others = new ArrayList<>(prices.subList(0, 2000));
        for (Price price : prices.subList(2000, 3000)) {
            others.add(Price.tick(BTC, price.timeMillis(), price.price() * 3, 7));
        }
        assertThat(encodings(others).subList(0, 2000))
                .isEqualTo(encodings(prices).subList(0, 2000));
    }

    @Test
    void putsAThirdOfTheReturnsIntoTheFlatBand() {
        MarketState state = encoder.initial();
        List<Price> prices = walk(20_000, MINUTE, 2);
        int flat = 0;
        int asked = 0;
        double[] bands = new double[prices.size()];
        for (int i = 0; i < prices.size(); i++) {
            bands[i] = encoder.learn(state, prices.get(i)).flatBand();
        }
        for (int i = 500; i + 5 < prices.size(); i++) {
            double change = prices.get(i + 5).price() / prices.get(i).price() - 1;
            flat += Math.abs(change) <= bands[i] ? 1 : 0;
            asked++;
        }
        assertThat((double) flat / asked).isCloseTo(1.0 / 3, within(0.02));
    }

    @Test
    void followsAMarketThatCalmsDown() {
        MarketState state = encoder.initial();
        double wild = last(state, walk(20_000, MINUTE, 3, 0.01, 0)).flatBand();
        double calm =
                last(state, walk(20_000, MINUTE, 4, 0.0001, 20_000 * MINUTE)).flatBand();
        assertThat(calm).isLessThan(wild / 10);
    }

    @Test
    void saysHowLargeAMoveIsThatIsNotFlat() {
        MarketState state = encoder.initial();
        MarketEncoding encoding = last(state, walk(20_000, MINUTE, 5));
        // For normal returns: the tercile of the size is 0.43 deviations, the mean beyond it 1.09.
        assertThat(encoding.move() / encoding.flatBand()).isCloseTo(1.09 / 0.43, within(0.25));
    }

    @Test
    void usesTheFixedBandWhereThereIsOne() {
        MarketEncoder fixed = new MarketEncoder(5 * MINUTE, 0.0015);
        assertThat(fixed.learn(fixed.initial(), Price.tick(BTC, 1, 100, 1)).flatBand())
                .isEqualTo(0.0015);
    }

    @Test
    void tellsARiseOverItsSpan() {
        MarketState state = encoder.initial();
        last(state, walk(1000, MINUTE, 6));
        MarketEncoding encoding = encoder.learn(state, Price.tick(BTC, 1001 * MINUTE, state.price() * 1.1, Double.NaN));
        assertThat(slot(encoding, "return 1m")).isEqualTo(1.5f);
        assertThat(slot(encoding, "return 1d")).isBetween(0f, 1.5f);
        assertThat(slot(encoding, "volume")).isZero();
    }

    @Test
    void leavesSpansEmptyThatTheirPricesCannotTell() {
        MarketEncoder daily = new MarketEncoder(DAY, Double.NaN);
        MarketState state = daily.initial();
        walk(30, DAY, 7).forEach(bar -> daily.learn(state, bar));
        MarketEncoding encoding = daily.learn(state, Price.tick(BTC, 31 * DAY, state.price() * 1.2, 1));
        assertThat(slot(encoding, "return 5m")).isZero();
        assertThat(slot(encoding, "return 1d")).isEqualTo(1.5f);
    }

    @Test
    void tellsMinutesDaysAndTicksApartWithoutASetting() {
        for (long gap : new long[] {500, MINUTE, DAY}) {
            MarketEncoding encoding = last(encoder.initial(), walk(2000, gap, 12));
            List<String> known = new ArrayList<>();
            for (String span : List.of("1m", "1h", "5d")) {
                if (slot(encoding, "return " + span) != 0) {
                    known.add(span);
                }
            }
            List<String> expected = gap == DAY ? List.of("5d") : gap == MINUTE ? List.of("1m", "1h") : List.of("1m");
            assertThat(known).isEqualTo(expected);
        }
    }

    @Test
    void keepsEverySlotSmallWhateverThePricesDo() {
        MarketState state = encoder.initial();
        Random random = new Random(8);
        long time = 0;
        for (int i = 0; i < 5000; i++) {
            time += 1 + (long) (random.nextDouble() * random.nextDouble() * DAY);
            double price = Math.max(1e-300, StrictMath.exp(random.nextGaussian() * 50));
            double volume = i % 3 == 0 ? Double.NaN : i % 3 == 1 ? 0 : random.nextDouble() * 1e300;
            float[] slots = slots(encoder.learn(state, Price.tick(BTC, time, price, volume)));
            for (float slot : slots) {
                assertThat(slot).isBetween(-1.5f, 1.5f);
            }
        }
    }

    @Test
    void namesEverySlot() {
        assertThat(MarketEncoder.slotNames())
                .hasSize(Slots.COUNT)
                .doesNotHaveDuplicates()
                .contains("return 5m", "volume bin 4", "sin volatility", "cos return 5d");
    }

    @Test
    void seesNoReturnInASplit() {
        List<Price> bars = walk(400, DAY, 13, 0.01, 0);
        MarketState split = encoder.initial();
        MarketState whole = encoder.initial();
        for (int i = 0; i < bars.size(); i++) {
            Price bar = bars.get(i);
            MarketEncoding expected = encoder.learn(whole, bar);
            double unit = i < 200 ? 1 : 4;
            MarketEncoding encoding =
                    encoder.learn(split, Price.tick(BTC, bar.timeMillis(), bar.price() / unit, bar.volume() * unit));
            assertThat(encoding.price()).isEqualTo(bar.price() / unit);
            assertThat(encoding.comparable()).isCloseTo(expected.comparable(), within(1e-9));
            assertThat(slots(encoding)).usingComparatorWithPrecision(0.013f).containsExactly(slots(expected));
        }
    }

    @Test
    void takesACrashInAnOpenMarketForACrash() {
        MarketState state = encoder.initial();
        last(state, walk(1000, MINUTE, 14));
        MarketEncoding encoding = encoder.learn(state, Price.tick(BTC, 1001 * MINUTE, state.price() / 2, 1));
        assertThat(encoding.comparable()).isEqualTo(encoding.price());
        assertThat(slot(encoding, "return 1m")).isEqualTo(-1.5f);
    }

    @Test
    void trustsTheAdjustedCloseWhereThereIsOne() {
        MarketState state = encoder.initial();
        for (int day = 1; day <= 60; day++) {
            double adjusted = 100 + day % 3;
            // A dividend of half the price on the 40th day: no return to those who hold.
            double close = day < 40 ? adjusted * 2 : adjusted;
            Price bar = new Price(BTC, day * DAY, close, Double.NaN, Double.NaN, Double.NaN, 1, adjusted);
            assertThat(encoder.learn(state, bar).comparable()).isEqualTo(adjusted);
        }
    }

    @Test
    void comparesClosesWhereAnAdjustedCloseBegins() {
        MarketState state = encoder.initial();
        for (int day = 1; day <= 60; day++) {
            double adjusted = day < 40 ? Double.NaN : 50;
            Price bar = new Price(BTC, day * DAY, 100, Double.NaN, Double.NaN, Double.NaN, 1, adjusted);
            assertThat(encoder.learn(state, bar).comparable()).isEqualTo(100);
        }
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() throws IOException {
        List<Price> prices = walk(3000, MINUTE, 9);
        MarketState state = encoder.initial();
        last(state, prices.subList(0, 2000));
        MarketState restored = copy(state);
        for (Price price : prices.subList(2000, 3000)) {
            assertThat(content(encoder.learn(restored, price))).isEqualTo(content(encoder.learn(state, price)));
        }
    }

    @Test
    void needsTwentyKilobytesHoweverManyPricesThereWere() throws IOException {
        MarketState state = encoder.initial();
        last(state, walk(50_000, 1000, 10));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        assertThat(bytes.size()).isLessThan(20_480);
    }

    @Test
    void refusesAPriceThatIsNotLaterThanTheLast() {
        MarketState state = encoder.initial();
        encoder.learn(state, Price.tick(BTC, 10, 100, 1));
        assertThatThrownBy(() -> encoder.learn(state, Price.tick(BTC, 10, 101, 1)))
                .hasMessage("price must be later than 10 but was of 10");
    }

    @Test
    void writesAndReadsAnEncoding() throws IOException {
        MarketEncoding encoding = last(encoder.initial(), walk(100, MINUTE, 11));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        encoding.write(new DataOutputStream(bytes));
        MarketEncoding read = MarketEncoding.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(content(read)).isEqualTo(content(encoding));
    }

    private List<List<Object>> encodings(List<Price> prices) {
        MarketState state = encoder.initial();
        return prices.stream()
                .map(price -> content(encoder.learn(state, price)))
                .toList();
    }

    private MarketEncoding last(MarketState state, List<Price> prices) {
        for (Price price : prices.subList(0, prices.size() - 1)) {
            encoder.learn(state, price);
        }
        return encoder.learn(state, prices.get(prices.size() - 1));
    }

    private MarketState copy(MarketState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        return encoder.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static List<Object> content(MarketEncoding encoding) {
        return List.of(
                encoding.timeMillis(),
                encoding.price(),
                encoding.comparable(),
                encoding.form(),
                encoding.flatBand(),
                encoding.move(),
                Arrays.toString(slots(encoding)));
    }

    private static float slot(MarketEncoding encoding, String name) {
        return slots(encoding)[MarketEncoder.slotNames().indexOf(name)];
    }

    private static float[] slots(MarketEncoding encoding) {
        float[] slots = new float[Slots.COUNT];
        encoding.copyInto(slots, 0);
        return slots;
    }

    private static List<Price> walk(int count, long gapMillis, long seed) {
        return walk(count, gapMillis, seed, 0.001, 0);
    }

    private static List<Price> walk(int count, long gapMillis, long seed, double deviation, long fromMillis) {
        Random random = new Random(seed);
        List<Price> prices = new ArrayList<>();
        double log = StrictMath.log(100);
        for (int i = 1; i <= count; i++) {
            log += deviation * random.nextGaussian();
            prices.add(Price.tick(BTC, fromMillis + i * gapMillis, StrictMath.exp(log), 1 + random.nextInt(9)));
        }
        return prices;
    }
}
