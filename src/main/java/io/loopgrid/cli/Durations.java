package io.loopgrid.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Reads lengths of time: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code 1d}, or ISO-8601 as {@code PT5M}. */
final class Durations {
    private static final Map<String, Long> UNITS = Map.of(
            "ms", 1L,
            "s", 1_000L,
            "m", 60_000L,
            "h", 3_600_000L,
            "d", 86_400_000L);

    private Durations() {}

    static long millis(String option, String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        int digits = 0;
        while (digits < trimmed.length() && Character.isDigit(trimmed.charAt(digits))) {
            digits++;
        }
        Long unit = UNITS.get(trimmed.substring(digits));
        try {
            long millis = unit != null && digits > 0
                    ? Math.multiplyExact(Long.parseLong(trimmed.substring(0, digits)), unit)
                    : Duration.parse(text.strip()).toMillis();
            if (millis > 0) {
                return millis;
            }
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            // Said below, in the same words as a time that is too short.
        }
        throw new WrongUseException(option + " must be a time as 30s, 5m, 1h or 1d but was '" + text + "'");
    }
}
