package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VectorsFormatTest {
    @Test
    void writesTheMostFrequentWordFirst() throws IOException {
        WordTable table = new WordTable(10, 2);
        table.put(vector("moon", 3, 0.5f, -0.25f));
        table.put(vector("the", 9, -12.000001f, 1e-9f));
        table.put(vector("car", 3, 0.000123f, 99.9999999f));
        table.add("immature", 1234, 0);
        assertThat(new String(written(VectorsFormat.TEXT, table), StandardCharsets.UTF_8))
                .isEqualTo("""
                        3 2
                        the -12.000001 0.000000
                        car 0.000123 100.000000
                        moon 0.500000 -0.250000
                        """);
    }

    @ParameterizedTest
    @EnumSource(VectorsFormat.class)
    void readsWhatItWrote(VectorsFormat format) throws IOException {
        Random random = new Random(3);
        for (int dimension : new int[] {1, 2, 7, 101}) {
            WordTable table = new WordTable(200, dimension);
            for (int i = 0; i < 200; i++) {
                float[] numbers = new float[dimension];
                for (int j = 0; j < dimension; j++) {
                    numbers[j] = (random.nextInt(2_000_001) - 1_000_000) / 1e6f;
                }
                table.put(new WordVector("wörd🚀" + i, 200 - i, 1, numbers, 0, new float[dimension], 0));
            }
            Map<String, float[]> read = read(written(format, table));
            assertThat(read.keySet())
                    .containsExactlyElementsOf(
                            read(written(VectorsFormat.TEXT, table)).keySet());
            assertThat(read).hasSize(200);
            read.forEach((word, numbers) -> {
                float[] expected = new float[dimension];
                assertThat(table.copyInto(table.find(word), expected, 0)).isTrue();
                assertThat(numbers).containsExactly(expected);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void readsTheBinaryFormWithAndWithoutLineBreaks(String afterEach) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(utf8("2 2\nthe ")).putFloat(1f).putFloat(-2f).put(utf8(afterEach));
        // Bytes that are line breaks, and bytes that are digits, are numbers all the same.
        bytes.put(utf8("moon ")).putInt(0x0a0a0a0a).putInt(0x30303030).put(utf8(afterEach));
        Map<String, float[]> all = read(Arrays.copyOf(bytes.array(), bytes.position()));
        assertThat(all).containsOnlyKeys("the", "moon");
        assertThat(all.get("the")).containsExactly(1f, -2f);
        assertThat(all.get("moon")).containsExactly(Float.intBitsToFloat(0x0a0a0a0a), Float.intBitsToFloat(0x30303030));
    }

    @Test
    void readsGlove() throws IOException {
        assertThat(read("the 1 2\nmoon -0.5 3e-2\n").get("moon")).containsExactly(-0.5f, 0.03f);
        assertThat(read("the 1 2\n. . . 3 4\n").get(". . .")).containsExactly(3f, 4f);
    }

    @Test
    void namesTheLineThatIsNotOfTheForm() {
        assertThatThrownBy(() -> read("a 1 2\nb 1\n")).hasMessage("line 2 must have a word and 2 numbers but had 1");
        assertThatThrownBy(() -> read("a 1 x\n")).hasMessage("line 1 must have numbers but had 'x'");
        assertThatThrownBy(() -> read("a 1 NaN\n")).hasMessage("line 1 must have finite numbers but had 'NaN'");
        assertThatThrownBy(() -> read("lonely\n")).hasMessage("a vector must have 1 to 1024 numbers but had 0");
    }

    @Test
    void saysWhenABinaryFileIsCutOrIsNone() {
        byte[] cut = ByteBuffer.allocate(13).put(utf8("2 2\nthe ")).array();
        assertThatThrownBy(() -> read(cut)).hasMessage("word 1 of 2 must have 8 bytes of numbers but the file ended");
        byte[] noBlank = ByteBuffer.allocate(5_000).put(utf8("2 2\n")).array();
        assertThatThrownBy(() -> read(noBlank)).hasMessage("word 1 must end with a blank within 4096 bytes");
        byte[] infinite = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(utf8("1 2\nthe "))
                .putFloat(1f)
                .putFloat(Float.POSITIVE_INFINITY)
                .array();
        assertThatThrownBy(() -> read(infinite)).hasMessage("word 1 must have finite numbers but had Infinity");
    }

    private static WordVector vector(String word, long count, float... numbers) {
        return new WordVector(word, count, 1, numbers, 0, new float[numbers.length], 0);
    }

    private static byte[] written(VectorsFormat format, WordTable table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(format.write(table, out)).isPositive();
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, float[]> read(String text) throws IOException {
        return read(utf8(text));
    }

    private static Map<String, float[]> read(byte[] bytes) throws IOException {
        Map<String, float[]> all = new LinkedHashMap<>();
        assertThat(VectorsFormat.read(new ByteArrayInputStream(bytes), all::put))
                .isEqualTo(all.size());
        return all;
    }
}
