package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VectorsFormatTest {
    @Test
    void writesTheMostFrequentWordFirst() throws IOException {
        WordTable table = new WordTable(10, 2);
        table.put(new WordVector("moon", 3, 1, new float[] {0.5f, -0.25f}, 0, new float[2], 0));
        table.put(new WordVector("the", 9, 1, new float[] {-12.000001f, 1e-9f}, 0, new float[2], 0));
        table.put(new WordVector("car", 3, 1, new float[] {0.000123f, 99.9999999f}, 0, new float[2], 0));
        table.add("immature", 1234);
        StringWriter out = new StringWriter();
        assertThat(VectorsFormat.write(table, out)).isEqualTo(3);
        assertThat(out).hasToString("""
                        3 2
                        the -12.000001 0.000000
                        car 0.000123 100.000000
                        moon 0.500000 -0.250000
                        """);
    }

    @Test
    void readsWhatItWroteAndGloveToo() throws IOException {
        assertThat(read("2 2\nthe 1 2\nmoon -0.5 3e-2\n")).containsOnlyKeys("the", "moon");
        assertThat(read("the 1 2\nmoon -0.5 3e-2\n").get("moon")).containsExactly(-0.5f, 0.03f);
    }

    @Test
    void namesTheLineThatIsNotOfTheForm() {
        assertThatThrownBy(() -> read("a 1 2\nb 1\n")).hasMessage("line 2 must have a word and 2 numbers but had 1");
        assertThatThrownBy(() -> read("a 1 x\n")).hasMessage("line 1 must have numbers but had 'x'");
        assertThatThrownBy(() -> read("a 1 NaN\n")).hasMessage("line 1 must have finite numbers but had 'NaN'");
    }

    private static Map<String, float[]> read(String text) throws IOException {
        Map<String, float[]> all = new LinkedHashMap<>();
        VectorsFormat.read(new BufferedReader(new StringReader(text)), all::put);
        return all;
    }
}
