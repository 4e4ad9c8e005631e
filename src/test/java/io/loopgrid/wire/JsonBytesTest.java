package io.loopgrid.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBytesTest {
    private final JsonBytes out = new JsonBytes();

    @ParameterizedTest
    @CsvSource({
        "0, 0", "-0.0, 0", "0.5, 0.5", "0.33333334, 0.333333", "0.012345678, 0.0123457", "1e-5, 0.00001",
                "1.23456789e-7, 0.000000123457",
        "1e-20, 0", "1.0, 1", "0.9999999, 1", "-12.34, -12.34", "99999.94, 99999.9", "999999.6, 1000000",
                "1234567, 1234567",
        "3.4e38, 3.4E38", "NaN, null", "Infinity, null"
    })
    void writesFloatsWithSixDigits(float value, String text) {
        assertThat(Samples.text(out.begin().number(value).done())).isEqualTo(text);
    }

    @Test
    void writesFloatsCloseToTheirValue() {
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < 100_000; round++) {
            float value = (float) ((random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(-6, 7)));
            float back = Float.parseFloat(Samples.text(out.begin().number(value).done()));
            assertThat(Math.abs(back - value)).as("" + value).isLessThanOrEqualTo(Math.abs(value) * 6e-6f + 1e-13f);
        }
    }

    @Test
    void writesDoublesThatReadBackTheSame() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 100_000; round++) {
            double value = Double.longBitsToDouble(random.nextLong());
            double price = Math.round(random.nextDouble() * 1e9) / 1e5;
            for (double each : new double[] {value, price, -price}) {
                String text = Samples.text(out.begin().number(each).done());
                if (Double.isFinite(each)) {
                    assertThat(Double.parseDouble(text)).isEqualTo(each);
                } else {
                    assertThat(text).isEqualTo("null");
                }
            }
            assertThat(Samples.text(out.begin().number(price).done())).hasSizeLessThan(16);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "7", "-7", "1525959451940", "9223372036854775807", "-9223372036854775808", "999999999999999999"})
    void writesWholeNumbers(long value) {
        assertThat(Samples.text(out.begin().number(value).done())).isEqualTo(Long.toString(value));
    }

    @Test
    void writesAnyTextAsValidUtf8() {
        String text = "a\"\\\u0000\u001f\u007f\n\té買🚀\ud83d \ude80x";
        assertThat(Samples.text(out.begin().string(text).done()))
                .isEqualTo("\"a\\\"\\\\\\u0000\\u001f\\u007f\\n\\té買🚀\uFFFD \uFFFDx\"");
        String large = "é🚀".repeat(100_000);
        assertThat(out.begin().string(large).done()).isEqualTo(('"' + large + '"').getBytes(StandardCharsets.UTF_8));
    }
}
