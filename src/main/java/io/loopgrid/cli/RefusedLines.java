package io.loopgrid.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** Tells of lines that cannot be used: the first few one by one, then how many there were. */
final class RefusedLines {
    private static final int TOLD_ONE_BY_ONE = 5;

    private final PrintStream err;
    private long count;

    RefusedLines(PrintStream err) {
        this.err = err;
    }

    void refuse(Path file, long line, String reason) {
        count++;
        if (count <= TOLD_ONE_BY_ONE) {
            err.println(file + ":" + line + ": " + reason + "; the line is left out");
        }
    }

    void tellTheRest() {
        if (count > TOLD_ONE_BY_ONE) {
            err.println((count - TOLD_ONE_BY_ONE) + " more lines are left out");
        }
    }

    Map<String, Long> counts() {
        return Map.of("lines-refused", count);
    }
}
