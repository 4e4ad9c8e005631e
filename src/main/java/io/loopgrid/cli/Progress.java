package io.loopgrid.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/** How far a long command is: a bar on a terminal, a line every few seconds elsewhere. Any thread may report. */
final class Progress {
    private static final long LINE_NANOS = 5_000_000_000L;
    private static final long BAR_NANOS = 200_000_000L;
    private static final int BAR_WIDTH = 40;

    private final PrintStream err;
    private final String unit;
    private final boolean isTerminal;
    private final long startedNanos = System.nanoTime();
    private long shownNanos = startedNanos;

    /**
     * Starts the clock.
     *
     * @param unit what is counted, in the plural
     */
    Progress(PrintStream err, String unit) {
        this.err = err;
        this.unit = unit;
        this.isTerminal = isTerminal();
    }

    /** Since Java 22 there may be a console where there is no terminal, and it says so itself. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java's console does not say whether it is a terminal", e);
        }
    }

    /**
     * Shows how far it is, when it is time to.
     *
     * @param part of the whole, 0 to 1
     * @param done how many units
     */
    synchronized void report(double part, long done) {
        long now = System.nanoTime();
        if (now - shownNanos < (isTerminal ? BAR_NANOS : LINE_NANOS)) {
            return;
        }
        shownNanos = now;
        String rate = String.format(Locale.ROOT, "%3.0f %%  %,d %s  %,.0f/s", 100 * part, done, unit, perSecond(done));
        if (isTerminal) {
            int filled = (int) (part * BAR_WIDTH);
            err.print("\r[" + "#".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "] " + rate);
        } else {
            err.println(rate);
        }
    }

    /**
     * Shows how much is done where nobody knows how much there is.
     *
     * @param done how many units
     */
    synchronized void report(long done) {
        long now = System.nanoTime();
        if (now - shownNanos >= LINE_NANOS) {
            shownNanos = now;
            err.printf(Locale.ROOT, "%,d %s  %,.0f/s%n", done, unit, perSecond(done));
        }
    }

    /** Ends the bar's line. */
    synchronized void end() {
        if (isTerminal) {
            err.print("\r" + " ".repeat(BAR_WIDTH + 60) + "\r");
        }
    }

    /** Seconds since the start. */
    double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    /** Units a second since the start. */
    double perSecond(long done) {
        return done / Math.max(1e-9, seconds());
    }
}
