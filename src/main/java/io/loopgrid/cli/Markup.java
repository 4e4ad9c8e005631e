package io.loopgrid.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How text and numbers are written into a page. What files say is never trusted: everything passes {@link #escaped}. */
final class Markup {
    private static final String UNKNOWN = "–";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Markup() {}

    /** Text that a page shows as it is: marks of HTML are named, and what turns the direction of writing is left out. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    if (isHarmless(text, i)) {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static boolean isHarmless(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        boolean turnsDirection = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
        return !Character.isISOControl(c) && !turnsDirection;
    }

    static String number(double value) {
        return number(value, 4);
    }

    static String number(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%,." + decimals + "f", value) : UNKNOWN;
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A share, as 12.3 %. */
    static String percent(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%,.1f %%", 100 * value) : UNKNOWN;
    }

    /** A change, as +1.23 %. */
    static String change(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%+,.2f %%", 100 * value) : UNKNOWN;
    }

    /** Two ends, or nothing when they are not known. */
    static String range(List<Double> interval) {
        return Double.isFinite(interval.get(0)) && Double.isFinite(interval.get(1))
                ? number(interval.get(0)) + " to " + number(interval.get(1))
                : "";
    }

    /** A time of day in UTC. */
    static String minute(long timeMillis) {
        return MINUTE.format(Instant.ofEpochMilli(timeMillis));
    }

    static String day(long timeMillis) {
        return DAY.format(Instant.ofEpochMilli(timeMillis));
    }
}
