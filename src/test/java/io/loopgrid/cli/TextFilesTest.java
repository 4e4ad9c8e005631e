package io.loopgrid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextFilesTest {
    @TempDir
    Path directory;

    @Test
    void givesADocumentALineWhateverTheFilesEndWith() throws IOException {
        Path plain = Files.writeString(directory.resolve("a.txt"), "one  two\r\n\n three\tfour");
        Path packed = directory.resolve("b.txt.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("fünf\nsechs\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(documents(10, plain, packed))
                .containsExactly(List.of("one", "two"), List.of("three", "four"), List.of("fünf"), List.of("sechs"));
    }

    @Test
    void cutsALineThatIsTooLong() throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "a b c d e\nf\n");
        assertThat(documents(2, file))
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"), List.of("f"));
    }

    @Test
    void shortensATokenWithoutEnd() throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "x".repeat(100_000) + " y\n");
        assertThat(documents(10, file)).containsExactly(List.of("x".repeat(256), "y"));
    }

    @Test
    void hasReadEverythingAtTheEnd() throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "a b\n".repeat(1_000));
        try (TextFiles text = new TextFiles(List.of(file))) {
            assertThat(text.part()).isZero();
            String[] tokens = new String[4];
            while (text.next(tokens) >= 0) {
                assertThat(text.part()).isBetween(0.0, 1.0);
            }
            assertThat(text.part()).isEqualTo(1.0);
        }
    }

    private static List<List<String>> documents(int most, Path... files) throws IOException {
        List<List<String>> all = new ArrayList<>();
        String[] tokens = new String[most];
        try (TextFiles text = new TextFiles(List.of(files))) {
            for (int n = text.next(tokens); n >= 0; n = text.next(tokens)) {
                if (n > 0) {
                    all.add(List.copyOf(Arrays.asList(tokens).subList(0, n)));
                }
            }
        }
        return all;
    }
}
