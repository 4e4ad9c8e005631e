package io.loopgrid.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnonymizerKeyTest {
    @TempDir
    Path directory;

    @Test
    void takesTheConfiguredKeyAndMakesNoFile() {
        Path file = directory.resolve("key");
        assertThat(AnonymizerKey.of("a configured secret", file))
                .isEqualTo("a configured secret".getBytes(StandardCharsets.UTF_8));
        assertThat(file).doesNotExist();
    }

    @Test
    void makesAKeyOnceAndReadsItAgain() {
        Path file = directory.resolve("below").resolve("key");
        byte[] made = AnonymizerKey.of("", file);
        assertThat(made).hasSize(32);
        assertThat(AnonymizerKey.of(null, file)).isEqualTo(made);
        assertThat(AnonymizerKey.of(null, directory.resolve("other"))).isNotEqualTo(made);
    }

    @Test
    void letsOnlyTheOwnerReadTheFile() throws Exception {
        Assumptions.assumeTrue(
                Files.getFileStore(directory).supportsFileAttributeView("posix"), "the file system has no permissions");
        Path file = directory.resolve("key");
        AnonymizerKey.of(null, file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void namesTheFileThatHoldsNoKey() throws Exception {
        Path file = Files.writeString(directory.resolve("key"), "not hexadecimal");
        assertThatThrownBy(() -> AnonymizerKey.of(null, file))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("loopgrid.text.anonymizer-key");
    }

    @Test
    void namesTheSettingWhoseKeyIsTooShort() {
        assertThatThrownBy(() -> AnonymizerKey.of("short", directory.resolve("key")))
                .hasMessage("loopgrid.text.anonymizer-key must have at least 16 bytes but had 5");
    }
}
