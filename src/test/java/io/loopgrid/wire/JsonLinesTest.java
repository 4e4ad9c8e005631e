package io.loopgrid.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loopgrid.text.Rejected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    @Test
    void readsLinesWithTheirNumbers() throws Exception {
        try (JsonLines lines = lines("\uFEFF{\"a\":1}\r\n\n  \n{\"b\":2}", false)) {
            assertThat(Samples.text(requireNonNull(lines.next()))).isEqualTo("{\"a\":1}");
            assertThat(lines.lineNumber()).isEqualTo(1);
            assertThat(Samples.text(requireNonNull(lines.next()))).isEqualTo("{\"b\":2}");
            assertThat(lines.lineNumber()).isEqualTo(4);
            assertThat(lines.next()).isNull();
        }
    }

    @Test
    void readsGzipWhateverItsName(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write("symbol,time,close\nBTC,1525959451940,9.5\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("prices.CSV"), zipped.toByteArray());
        try (JsonLines lines = JsonLines.open(file)) {
            assertThat(Samples.PRICES.read(requireNonNull(lines.next())).price())
                    .isEqualTo(9.5);
        }
    }

    @Test
    void passesOverALineThatIsTooLong() throws Exception {
        try (JsonLines lines = lines("x".repeat(3 << 20) + "\n{}", false)) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(lines::next)
                    .withMessage("line must have at most 1048576 bytes but was 3145728 bytes");
            assertThat(Samples.text(requireNonNull(lines.next()))).isEqualTo("{}");
            assertThat(lines.lineNumber()).isEqualTo(2);
        }
    }

    @Test
    void makesObjectsOfRows() throws Exception {
        assertThat(all("id, text ,n,e\n007,\"a \"\"b\"\", c\nd\",-1.50,\n8,x,1e5,01\n"))
                .containsExactly(
                        "{\"id\":\"007\",\"text\":\"a \\\"b\\\", c\\nd\",\"n\":-1.50}",
                        "{\"id\":8,\"text\":\"x\",\"n\":\"1e5\",\"e\":\"01\"}");
    }

    @Test
    void passesOverRowsOfAnotherLength() throws Exception {
        try (JsonLines rows = lines("a,b\n1\n1,2\n1,2,3\n\"open", true)) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(rows::next)
                    .withMessage("row must have 2 cells, as the header but was 1 cells");
            assertThat(Samples.text(requireNonNull(rows.next()))).isEqualTo("{\"a\":1,\"b\":2}");
            assertThatExceptionOfType(Rejected.class).isThrownBy(rows::next);
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(rows::next)
                    .withMessage("row must close its quotes but was open at the end");
            assertThat(rows.next()).isNull();
        }
    }

    @Test
    void readsAnEmptyFile() throws Exception {
        assertThat(lines("", false).next()).isNull();
        assertThat(lines("", true).next()).isNull();
    }

    @Test
    void cutsABodyIntoItsItems() throws Exception {
        assertThat(items("{'a':'}'}")).containsExactly("{'a':'}'}");
        assertThat(items(" [ {'a':[{}]} , {'b':'x'},7 ] ")).containsExactly("{'a':[{}]}", "{'b':'x'}", "7 ");
        assertThat(items("{'a':\n1}\n{'b':2}\r\n")).containsExactly("{'a':\n1}", "{'b':2}");
        assertThat(items("{'a':1\n{'b':2}\n{'c':3}")).containsExactly("{'a':1", "{'b':2}", "{'c':3}");
        assertThat(items("[]")).isEmpty();
        assertThat(items("")).isEmpty();
    }

    @Test
    void refusesABodyThatIsNoList() {
        for (String body : List.of("[{}", "[{}x{}]", "[{}] {}", "[{},", "{} {} {} {} {} {}")) {
            assertThatExceptionOfType(Rejected.class).as(body).isThrownBy(() -> items(body));
        }
    }

    private static List<String> items(String body) throws Rejected {
        List<String> items = new ArrayList<>();
        for (byte[] item : JsonItems.split(Samples.json(body), 5)) {
            items.add(Samples.text(item).replace('"', '\''));
        }
        return items;
    }

    private static List<String> all(String csv) throws IOException, Rejected {
        List<String> objects = new ArrayList<>();
        try (JsonLines rows = lines(csv, true)) {
            for (byte[] row = rows.next(); row != null; row = rows.next()) {
                objects.add(Samples.text(row));
            }
        }
        return objects;
    }

    private static JsonLines lines(String text, boolean csv) throws IOException {
        return JsonLines.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), csv);
    }
}
