package io.loopgrid.kafka;

import io.loopgrid.text.Anonymizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the secret under which authors are hashed: the configured one, or one that is made once and kept in a file that only
 * its owner can read.
 *
 * <p>Whoever loses it can no longer tell that two tweets have the same author; whoever publishes it gives the authors away.
 * Members that share topics need the same one.
 */
final class AnonymizerKey {
    private static final Logger LOG = LoggerFactory.getLogger(AnonymizerKey.class);

    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private AnonymizerKey() {}

    /**
     * The key.
     *
     * @param configured the secret as text, or null
     * @param file where a generated key is kept
     */
    static byte[] of(@Nullable String configured, Path file) {
        if (configured != null && !configured.isBlank()) {
            return checked(configured.strip().getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Files.exists(file) ? read(file) : create(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The anonymizer key in " + file + " cannot be used; set loopgrid.text.anonymizer-key or -key-file",
                    e);
        }
    }

    private static byte[] checked(byte[] key) {
        if (key.length < Anonymizer.MIN_KEY_BYTES) {
            throw new IllegalArgumentException("loopgrid.text.anonymizer-key must have at least "
                    + Anonymizer.MIN_KEY_BYTES + " bytes but had " + key.length);
        }
        return key;
    }

    private static byte[] create(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        // Complete before it has its name: a kill in between must not leave half a key.
        Path draft = Files.createTempFile(directory, "anonymizer", ".tmp", attributes);
        try {
            Files.writeString(draft, HexFormat.of().formatHex(key), StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(draft, file);
        } catch (FileAlreadyExistsException e) {
            return read(file);
        } finally {
            Files.deleteIfExists(draft);
        }
        LOG.info("Anonymizer key made file={}; members that share topics need the same key", file);
        return key;
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            LOG.warn("Anonymizer key can be read by others than its owner file={}; chmod 600 it", file);
        }
        String hex = Files.readString(file).strip();
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new IOException("not hexadecimal", e);
        }
    }
}
