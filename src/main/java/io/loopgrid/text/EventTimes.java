package io.loopgrid.text;

/**
 * Converts a time of any form that tweets and prices come with into epoch milliseconds UTC.
 *
 * <p>Texts: {@code Wed Jan 01 03:59:03 +0000 2014} (Twitter v1.1), RFC 1123, ISO-8601 with any offset (none means UTC), and
 * digits. Numbers are told apart by their size, which is unambiguous for times from 2006 to 2286: epoch seconds below 1e11,
 * milliseconds below 1e14, microseconds below 1e16, snowflake ids from there on.
 */
public final class EventTimes {
    /** The first valid instant, 2006-01-01T00:00:00Z: the year of the first tweet. */
    public static final long EARLIEST_MILLIS = 1_136_073_600_000L;
    /** How far ahead of now a time may be, so that clocks may differ. */
    public static final long MAX_AHEAD_MILLIS = 5 * 60_000L;

    /** The snowflake epoch, 2010-11-04T01:42:54.657Z (github.com/twitter-archive/snowflake, IdWorker.scala). */
    private static final long SNOWFLAKE_EPOCH_MILLIS = 1_288_834_974_657L;

    private static final int SNOWFLAKE_TIME_SHIFT = 22;
    private static final long FIRST_MILLIS = 100_000_000_000L;
    private static final long FIRST_MICROS = 100_000_000_000_000L;
    private static final long FIRST_SNOWFLAKE = 10_000_000_000_000_000L;
    private static final int LONGEST_TEXT = 48;

    private EventTimes() {}

    /**
     * Refuses a time outside 2006-01-01 to now + 5 minutes.
     *
     * @param field the name by which the sender knows it
     * @param millis epoch milliseconds UTC
     * @param nowMillis the present, epoch milliseconds UTC
     */
    public static long check(String field, long millis, long nowMillis) throws Rejected {
        if (millis < EARLIEST_MILLIS || millis > nowMillis + MAX_AHEAD_MILLIS) {
            throw new Rejected(field, millis, "must be epoch milliseconds from 2006-01-01 to now + 5 minutes");
        }
        return millis;
    }

    /** Reads a text of any form and checks its range. */
    public static long parse(String field, String text, long nowMillis) throws Rejected {
        String trimmed = text.strip();
        long millis = trimmed.isEmpty() || trimmed.length() > LONGEST_TEXT
                ? TimeText.NONE
                : isNumber(trimmed) ? ofDigits(trimmed) : new TimeText(trimmed).millis();
        if (millis == TimeText.NONE) {
            throw new Rejected(
                    field, text, "must be epoch s, ms or µs, a snowflake id, ISO-8601, RFC 1123 or Twitter's date");
        }
        if (millis < EARLIEST_MILLIS || millis > nowMillis + MAX_AHEAD_MILLIS) {
            throw new Rejected(field, text, "must be from 2006-01-01 to now + 5 minutes");
        }
        return millis;
    }

    /** Epoch milliseconds of a number of any of the four kinds; not checked for range. */
    static long ofNumber(long number) {
        if (number < FIRST_MILLIS) {
            return number > Long.MIN_VALUE / 1000 ? number * 1000 : number;
        }
        if (number < FIRST_MICROS) {
            return number;
        }
        return number < FIRST_SNOWFLAKE ? number / 1000 : ofSnowflake(number);
    }

    /** The milliseconds in a snowflake id: its bits above the 22nd, counted from the snowflake epoch. */
    static long ofSnowflake(long id) {
        return (id >>> SNOWFLAKE_TIME_SHIFT) + SNOWFLAKE_EPOCH_MILLIS;
    }

    /** Whether a text is a whole number as large as snowflake ids are since December 2010. */
    public static boolean isSnowflake(String text) {
        return text.length() >= 17 && text.length() <= 19 && isNumber(text) && text.indexOf('.') < 0;
    }

    private static boolean isNumber(String text) {
        boolean point = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !point && i > 0) {
                point = true;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static long ofDigits(String digits) {
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        if (whole.length() > 19) {
            return TimeText.NONE;
        }
        long number = 0;
        for (int i = 0; i < whole.length(); i++) {
            number = number * 10 + (whole.charAt(i) - '0');
        }
        if (number < 0) {
            return TimeText.NONE;
        }
        boolean isSeconds = number < FIRST_MILLIS;
        return ofNumber(number) + (isSeconds && point >= 0 ? millisOf(digits, point + 1) : 0);
    }

    private static long millisOf(String digits, int from) {
        long millis = 0;
        for (int i = from; i < from + 3; i++) {
            millis = millis * 10 + (i < digits.length() ? digits.charAt(i) - '0' : 0);
        }
        return millis;
    }
}
