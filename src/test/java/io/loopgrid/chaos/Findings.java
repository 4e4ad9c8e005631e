package io.loopgrid.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a run has seen, line by line in {@code target/chaos.txt}. */
final class Findings {
    private static final Path FILE = Path.of("target", "chaos.txt");

    /** A fault, the longest time without a new signal, and the longest from a tweet's time to its signal. */
    void pause(String fault, long gapMillis, long delayMillis) {
        write(fault + ": no new signal for " + gapMillis + " ms, longest delay of a signal " + delayMillis + " ms");
    }

    /** How long something took. */
    void took(String what, long millis) {
        write(what + ": " + millis + " ms");
    }

    /** All that was sent has been found as it must be. */
    void exact(Truth truth, Watch watch) {
        write("exact: tweets=" + truth.signals.size() + " delivered-twice=" + truth.sentTwice + " tokens="
                + truth.allTokens() + " prices=" + truth.prices + " corrections=" + truth.corrections.size()
                + " records-of-signals-and-outcomes=" + watch.records());
    }

    private static void write(String line) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(
                    FILE,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + line + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
