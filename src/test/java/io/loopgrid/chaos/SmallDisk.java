package io.loopgrid.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file system of its own under a directory, which can be filled up: only where this user may mount one. */
final class SmallDisk implements AutoCloseable {
    private static final int BYTES = 1 << 30;
    private static final int CHUNK = 1 << 20;

    private final Path directory;
    private final Path filler;

    private SmallDisk(Path directory) {
        this.directory = directory;
        this.filler = directory.resolve("filler");
    }

    /** Mounts one of a gigabyte; empty where that is not allowed. */
    static Optional<SmallDisk> mountedAt(Path directory) {
        try {
            Files.createDirectories(directory);
            int answer = run("mount", "-t", "tmpfs", "-o", "size=" + BYTES, "tmpfs", directory.toString());
            return answer == 0 ? Optional.of(new SmallDisk(directory)) : Optional.empty();
        } catch (IOException e) {
            // There is no such command.
            return Optional.empty();
        }
    }

    /** Writes until nothing more goes in. */
    void fill() {
        byte[] chunk = new byte[CHUNK];
        for (int length = CHUNK; length > 0; length /= 2) {
            append(chunk, length);
        }
    }

    private void append(byte[] chunk, int length) {
        try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (long written = 0; written < BYTES; written += length) {
                out.write(chunk, 0, length);
            }
            throw new IllegalStateException("more than a gigabyte went into " + directory);
        } catch (IOException full) {
            // That is what is wanted; smaller pieces fill the rest.
        }
    }

    /** Makes room again. */
    void free() {
        try {
            Files.delete(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            int answer = run("umount", directory.toString());
            if (answer != 0) {
                throw new IllegalStateException("umount " + directory + " answered " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
