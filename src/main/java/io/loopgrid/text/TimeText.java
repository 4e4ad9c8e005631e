package io.loopgrid.text;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/**
 * One date in words, read from left to right without backtracking. By hand, because raw tweets arrive at tens of thousands
 * a second and a formatter of java.time takes microseconds for each.
 */
final class TimeText {
    /** The answer when the text is not a time. */
    static final long NONE = Long.MIN_VALUE;

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String DAYS = "montuewedthufrisatsun";
    /** RFC 822's zones (section 5.1), each of three letters and its hours from UTC. */
    private static final String ZONES = "gmtutcestedtcstcdtmstmdtpstpdt";

    private static final int[] ZONE_HOURS = {0, 0, -5, -4, -6, -5, -7, -6, -8, -7};

    private final String text;
    private int at;
    private boolean failed;

    TimeText(String text) {
        this.text = text;
    }

    /** Epoch milliseconds UTC, or {@link #NONE}. */
    long millis() {
        char first = text.charAt(0);
        long millis;
        if (first >= '0' && first <= '9') {
            millis = text.length() > 4 && text.charAt(4) == '-' ? iso() : rfc1123();
        } else {
            millis = text.length() > 3 && text.charAt(3) == ',' ? rfc1123() : twitter();
        }
        return failed || at != text.length() ? NONE : millis;
    }

    /** {@code 2014-01-01T03:59:03.123+01:00}; seconds, fraction, offset and the whole time of day may be missing. */
    private long iso() {
        int year = number(4, 4);
        expect('-');
        int month = number(2, 2);
        expect('-');
        int day = number(2, 2);
        if (at == text.length()) {
            return date(year, month, day);
        }
        if (!take('T') && !take('t')) {
            expect(' ');
        }
        long time = timeOfDay();
        if (take('.') || take(',')) {
            time += fraction();
        }
        return date(year, month, day) + time - zone(true);
    }

    /** {@code Wed, 01 Jan 2014 03:59:03 GMT}; the day's name may be missing, as RFC 822 allows. */
    private long rfc1123() {
        if (text.charAt(0) > '9') {
            dayName();
            expect(',');
            expect(' ');
        }
        int day = number(1, 2);
        expect(' ');
        int month = month();
        expect(' ');
        int year = number(4, 4);
        expect(' ');
        long time = timeOfDay();
        return date(year, month, day) + time - zone(false);
    }

    /** {@code Wed Jan 01 03:59:03 +0000 2014}. */
    private long twitter() {
        dayName();
        expect(' ');
        int month = month();
        expect(' ');
        int day = number(1, 2);
        expect(' ');
        long time = timeOfDay();
        long offset = zone(false);
        expect(' ');
        return date(number(4, 4), month, day) + time - offset;
    }

    private long date(int year, int month, int day) {
        if (failed
                || month < 1
                || month > 12
                || day < 1
                || day > Month.of(month).length(Year.isLeap(year))) {
            failed = true;
            return 0;
        }
        return LocalDate.of(year, month, day).toEpochDay() * 86_400_000L;
    }

    private long timeOfDay() {
        int hour = number(2, 2);
        expect(':');
        int minute = number(2, 2);
        int second = take(':') ? number(2, 2) : 0;
        // 60 is a leap second: the first of the next minute, as POSIX counts.
        failed |= hour > 23 || minute > 59 || second > 60;
        return ((hour * 60L + minute) * 60 + second) * 1000;
    }

    private long fraction() {
        int start = at;
        long millis = 0;
        while (at < text.length() && digit(at) >= 0) {
            if (at - start < 3) {
                millis = millis * 10 + digit(at);
            }
            at++;
        }
        failed |= at == start;
        for (int i = at - start; i < 3; i++) {
            millis *= 10;
        }
        return millis;
    }

    /** The offset in milliseconds: {@code Z}, {@code +01:00}, {@code +0100}, {@code +01}, a name after a blank, or none. */
    private long zone(boolean mayBeMissing) {
        if (at == text.length()) {
            failed |= !mayBeMissing;
            return 0;
        }
        take(' ');
        if (take('Z') || take('z')) {
            return 0;
        }
        int sign = take('+') ? 1 : take('-') ? -1 : 0;
        if (sign == 0) {
            return zoneName();
        }
        int hours = number(2, 2);
        boolean colon = take(':');
        int minutes = colon || (at < text.length() && digit(at) >= 0) ? number(2, 2) : 0;
        failed |= hours > 18 || minutes > 59;
        return sign * (hours * 60L + minutes) * 60_000;
    }

    private long zoneName() {
        int place = name(ZONES);
        if (place < 0 && text.regionMatches(true, at, "UT", 0, 2)) {
            at += 2;
            return 0;
        }
        failed |= place < 0;
        return place < 0 ? 0 : ZONE_HOURS[place] * 3_600_000L;
    }

    private int month() {
        int place = name(MONTHS);
        failed |= place < 0;
        return place + 1;
    }

    private void dayName() {
        failed |= name(DAYS) < 0;
    }

    /** The place of the next three letters in a list of names of three, or -1. */
    private int name(String names) {
        for (int i = 0; i < names.length(); i += 3) {
            if (text.regionMatches(true, at, names, i, 3)) {
                at += 3;
                return i / 3;
            }
        }
        return -1;
    }

    private int number(int fewest, int most) {
        int value = 0;
        int start = at;
        while (at < text.length() && at - start < most && digit(at) >= 0) {
            value = value * 10 + digit(at++);
        }
        failed |= at - start < fewest;
        return value;
    }

    private int digit(int i) {
        char c = text.charAt(i);
        return c >= '0' && c <= '9' ? c - '0' : -1;
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        failed |= !take(c);
    }
}
