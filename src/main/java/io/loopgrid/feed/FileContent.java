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

/** Names what is in some files without reading them: the same files, unchanged, are the same content. */
final class FileContent {
    private static final int NAME_BYTES = 8;

    private FileContent() {}

    /**
     * A name made of the names, sizes and times of files.
     *
     * @throws UncheckedIOException when one cannot be looked at
     */
    static String of(List<Path> files) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                String line = file.getFileName() + "\n" + Files.size(file) + '\n'
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
