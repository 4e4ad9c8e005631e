package io.loopgrid.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Tells of lines that are not used: the first few one by one, then how many there were. All are counted. */
final class RefusedLines {
    private static final int TOLD_ONE_BY_ONE = 5;

    private final PrintStream err;
    private long broken;
    private long outside;
    private long repeated;

    RefusedLines(PrintStream err) {
        this.err = err;
    }

    /** A line cannot be used. */
    void refuse(Path file, long line, String reason) {
        broken++;
        if (broken <= TOLD_ONE_BY_ONE) {
            err.println(file + ":" + line + ": " + reason + "; the line is left out");
        }
    }

    /** A line is of another time than was asked for. */
    void outside() {
        outside++;
    }

    /** A line has the id of an earlier one, which stands. */
    void repeated() {
        repeated++;
    }

    /** Says how many there were beside those that were told one by one. */
    void tellTheRest() {
        if (broken > TOLD_ONE_BY_ONE) {
            err.println((broken - TOLD_ONE_BY_ONE) + " more lines are left out");
        }
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("lines-refused", broken);
        counts.put("lines-outside-range", outside);
        counts.put("questions-repeated", repeated);
        return counts;
    }
}
