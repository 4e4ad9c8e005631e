package io.loopgrid.num2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class QuantileBinsTest {
    private final QuantileBins bins = new QuantileBins();

    @Test
    void putsEquallyManyNumbersIntoEachBin() {
        learn(3000, 1, 0, 1);
        Random random = new Random(2);
        int[] counts = new int[4];
        int inside = 0;
        for (int i = 0; i < 20_000; i++) {
            double x = random.nextGaussian();
            for (int bin = 0; bin < 4; bin++) {
                counts[bin] += x >= bins.edge(bin) && x < bins.edge(bin + 1) ? 1 : 0;
            }
        }
        for (int count : counts) {
            inside += count;
        }
        assertThat(inside / 20_000.0).isCloseTo(0.9, within(0.02));
        // Between the 5th, 25th, 50th, 75th and 95th percentile.
        for (int count : counts) {
            assertThat(count / 20_000.0).isCloseTo(0.225, within(0.035));
        }
    }

    @Test
    void growsFromBinToBin() {
        learn(3000, 3, 0, 1);
        assertThat(encode(-7)).containsExactly(0, 0, 0, 0);
        assertThat(encode(7)).containsExactly(1, 1, 1, 1);
        float[] middle = encode((bins.edge(2) + bins.edge(3)) / 2);
        assertThat(middle[1]).isEqualTo(1f);
        assertThat(middle[2]).isCloseTo(0.5f, within(1e-5f));
        assertThat(middle[3]).isZero();
    }

    @Test
    void isSilentUntilItHasSeenEnough() {
        learn(19, 4, 0, 1);
        assertThat(encode(7)).containsOnly(0f);
    }

    @Test
    void saysNothingOfANumberThatIsNotKnown() {
        learn(3000, 5, 0, 1);
        assertThat(encode(Double.NaN)).containsOnly(0f);
    }

    @Test
    void tellsApartPricesThatMoveFromThoseThatMostlyDoNot() {
        Random random = new Random(6);
        for (int i = 0; i < 3000; i++) {
            bins.add(i % 10 < 8 ? 0 : random.nextGaussian());
        }
        assertThat(bins.edge(1)).isZero();
        assertThat(bins.edge(3)).isZero();
        assertThat(encode(0)).containsExactly(1, 0, 0, 0);
        assertThat(encode(5)).containsExactly(1, 1, 1, 1);
    }

    @Test
    void followsAStreamThatChanges() {
        learn(20_000, 7, -2, 0.5);
        learn(20_000, 8, 2, 0.5);
        assertThat(bins.edge(2)).isCloseTo(2f, within(0.15f));
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() throws IOException {
        learn(10_007, 9, 0.1, 1);
        QuantileBins restored = copy(bins);
        Random random = new Random(10);
        for (int i = 0; i < 10_000; i++) {
            double x = random.nextGaussian() * 3;
            bins.add(x);
            restored.add(x);
            for (int edge = 0; edge <= 4; edge++) {
                assertThat(restored.edge(edge)).isEqualTo(bins.edge(edge));
            }
        }
    }

    @Test
    void needsLessThanAKilobyte() throws IOException {
        learn(100_000, 11, 0, 3);
        assertThat(bytes(bins).length).isLessThan(1024);
    }

    private void learn(int count, long seed, double mean, double deviation) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            bins.add(mean + deviation * random.nextGaussian());
        }
    }

    private float[] encode(double x) {
        float[] out = new float[4];
        bins.encode(x, out, 0);
        return out;
    }

    private static QuantileBins copy(QuantileBins bins) throws IOException {
        QuantileBins copy = new QuantileBins();
        copy.read(new DataInputStream(new ByteArrayInputStream(bytes(bins))));
        return copy;
    }

    private static byte[] bytes(QuantileBins bins) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bins.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
