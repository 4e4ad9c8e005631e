package io.loopgrid.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Remembers over restarts that a set of files was sent to its end; a file that changes makes it another set. */
final class CompletionMarker {
    private static final int NAME_BYTES = 8;

    private final Path marker;

    /**
     * The marker of a set of files, there or not.
     *
     * @param directory where markers are kept
     */
    CompletionMarker(Path directory, List<Path> files) {
        this.marker = directory.resolve("files-" + fingerprint(files) + ".completed");
    }

    boolean exists() {
        return Files.exists(marker);
    }

    /** Where it is, so that a person can remove it. */
    Path path() {
        return marker;
    }

    void create(String summary) throws IOException {
        Files.createDirectories(marker.toAbsolutePath().getParent());
        Files.writeString(marker, summary + '\n');
    }

    private static String fingerprint(List<Path> files) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                String line = file.toAbsolutePath().normalize() + "\n" + Files.size(file) + '\n'
                        + Files.getLastModifiedTime(file).toMillis() + '\n';
                sha.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest(), 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
