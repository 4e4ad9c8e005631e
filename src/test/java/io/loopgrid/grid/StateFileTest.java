package io.loopgrid.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of state comes back as it was written, or not at all. */
@SuppressWarnings("NullAway.Init")
final class StateFileTest {
    private static final int ROWS = 500;
    private static final StateFileHeader HEADER =
            new StateFileHeader("cluster", 1_700_000_000_000L, Map.of(1L, 7L, 2L, 3L));

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("state");
        try (StateFileWriter writer = new StateFileWriter(Files.newOutputStream(file), HEADER)) {
            for (int i = 0; i < ROWS; i++) {
                writer.add(row(i));
            }
            assertThat(writer.finish()).isEqualTo(ROWS);
        }
    }

    private static LoggedRow row(int i) {
        byte[] bytes = new byte[i];
        Arrays.fill(bytes, (byte) i);
        return new LoggedRow("words/wörd" + i, new Epoch(1 + i % 2, i), bytes);
    }

    private void read() throws IOException {
        try (StateFileReader reader = new StateFileReader(file)) {
            reader.read(row -> {});
        }
    }

    @Test
    void givesBackWhatWasWritten() throws IOException {
        try (StateFileReader reader = new StateFileReader(file)) {
            assertThat(reader.header()).isEqualTo(HEADER);
            assertThat(reader.header().epoch()).isEqualTo(new Epoch(2, 3));
            List<LoggedRow> rows = new ArrayList<>();
            assertThat(reader.read(rows::add)).isEqualTo(ROWS);
            for (int i = 0; i < ROWS; i++) {
                assertThat(rows.get(i).key()).isEqualTo(row(i).key());
                assertThat(rows.get(i).epoch()).isEqualTo(row(i).epoch());
                assertThat(rows.get(i).row()).isEqualTo(row(i).row());
            }
        }
    }

    @Test
    void refusesAFileThatIsCutAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(this::read).as("%d bytes", length).isInstanceOf(IOException.class);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("ends too early");
    }

    /** Some bits of the packed form mean nothing: who changes one of them changes no row. */
    @Test
    void refusesAFileWithOneWrongByteUnlessItMeansNothing() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        int tried = 0;
        for (int at = 0; at < whole.length; at += 1 + whole.length / 97) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            refused += isRefused() ? 1 : 0;
            tried++;
        }
        assertThat(refused).isGreaterThan(tried * 9 / 10);
    }

    private boolean isRefused() {
        List<LoggedRow> rows = new ArrayList<>();
        try (StateFileReader reader = new StateFileReader(file)) {
            reader.read(rows::add);
            assertThat(reader.header()).isEqualTo(HEADER);
        } catch (IOException e) {
            return true;
        }
        assertThat(rows).hasSize(ROWS);
        for (int i = 0; i < ROWS; i++) {
            assertThat(rows.get(i).row()).isEqualTo(row(i).row());
        }
        return false;
    }

    @Test
    void refusesAnotherVersionAndAnotherFileByName() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        byte[] later = whole.clone();
        later[11] = 9;
        Files.write(file, later);
        assertThatThrownBy(this::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is of version 9, and this release reads version 1 only");
        Files.writeString(file, "time,price\n1,2\n");
        assertThatThrownBy(this::read).hasMessageContaining("is not a file of Loopgrid's state");
    }

    @Test
    void refusesAFileThatWasNotFinished() throws IOException {
        try (StateFileWriter writer = new StateFileWriter(Files.newOutputStream(file), HEADER)) {
            writer.add(row(3));
        }
        assertThatThrownBy(this::read).hasMessageContaining("ends too early");
    }
}
