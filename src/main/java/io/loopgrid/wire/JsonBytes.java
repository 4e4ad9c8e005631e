package io.loopgrid.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * Writes one JSON object after another into one growing buffer. For the signals' path: no tree, no boxing, numbers by our
 * own code. Not safe for use by several threads; each codec keeps one per thread.
 */
final class JsonBytes {
    private static final long[] POWERS = new long[19];
    private static final double[] DOUBLE_POWERS = new double[19];
    private static final int FLOAT_DIGITS = 6;
    /** Beyond this, not every whole number is a double. */
    private static final double LARGEST_EXACT = 1L << 53;

    static {
        long power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            DOUBLE_POWERS[i] = power;
            power *= 10;
        }
    }

    private byte[] buffer = new byte[512];
    private int size;

    /** A writer per thread, so that the codecs are safe for use by several. */
    static ThreadLocal<JsonBytes> perThread() {
        return ThreadLocal.withInitial(JsonBytes::new);
    }

    /** The bytes of something that is written in UTF-8 again and again, such as the name of a field. */
    static byte[] literal(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    JsonBytes begin() {
        size = 0;
        return this;
    }

    byte[] done() {
        return Arrays.copyOf(buffer, size);
    }

    /** Writes bytes as they are. */
    JsonBytes raw(byte[] literal) {
        room(literal.length);
        System.arraycopy(literal, 0, buffer, size, literal.length);
        size += literal.length;
        return this;
    }

    JsonBytes raw(char ascii) {
        room(1);
        buffer[size++] = (byte) ascii;
        return this;
    }

    /** Writes a string with its quotes; half a surrogate pair becomes U+FFFD. */
    JsonBytes string(String text) {
        // Six bytes is the longest a UTF-16 unit can become.
        room(6 * text.length() + 2);
        buffer[size++] = '"';
        int i = 0;
        while (i < text.length()) {
            i = plain(text, i);
            if (i < text.length()) {
                char c = text.charAt(i);
                i += c < 0x80 ? escaped(c) : wide(text, i);
            }
        }
        buffer[size++] = '"';
        return this;
    }

    /** Writes ASCII up to the first character that is not plain; answers its place. Local variables: this is the hot loop. */
    private int plain(String text, int from) {
        byte[] target = buffer;
        int place = size;
        int i = from;
        int length = text.length();
        while (i < length) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                break;
            }
            target[place++] = (byte) c;
            i++;
        }
        size = place;
        return i;
    }

    /** Writes ASCII that needs no escaping, without quotes. */
    JsonBytes ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[size++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** Writes an ISO-8601 duration without quotes: PT5M, PT1H30M, PT0.25S. */
    JsonBytes duration(long millis) {
        if (millis <= 0 || millis % 1000 != 0) {
            return ascii(Duration.ofMillis(millis).toString());
        }
        raw('P').raw('T');
        long seconds = millis / 1000;
        if (seconds >= 3600) {
            number(seconds / 3600).raw('H');
        }
        if (seconds % 3600 >= 60) {
            number(seconds % 3600 / 60).raw('M');
        }
        return seconds % 60 > 0 ? number(seconds % 60).raw('S') : this;
    }

    /** Writes an ASCII character that is not plain; answers how many UTF-16 units it took. */
    private int escaped(char c) {
        buffer[size++] = '\\';
        switch (c) {
            case '"', '\\' -> buffer[size++] = (byte) c;
            case '\n' -> buffer[size++] = 'n';
            case '\r' -> buffer[size++] = 'r';
            case '\t' -> buffer[size++] = 't';
            default -> {
                buffer[size++] = 'u';
                buffer[size++] = '0';
                buffer[size++] = '0';
                buffer[size++] = (byte) Character.forDigit(c >> 4, 16);
                buffer[size++] = (byte) Character.forDigit(c & 15, 16);
            }
        }
        return 1;
    }

    /** Writes a character beyond ASCII in UTF-8; answers how many UTF-16 units it took. */
    private int wide(String text, int i) {
        int codePoint = text.codePointAt(i);
        if (codePoint < 0x800) {
            buffer[size++] = (byte) (0xC0 | codePoint >> 6);
            buffer[size++] = (byte) (0x80 | (codePoint & 0x3F));
            return 1;
        }
        if (codePoint >= 0x10000) {
            buffer[size++] = (byte) (0xF0 | codePoint >> 18);
            buffer[size++] = (byte) (0x80 | (codePoint >> 12 & 0x3F));
            buffer[size++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
            buffer[size++] = (byte) (0x80 | (codePoint & 0x3F));
            return 2;
        }
        int valid = codePoint >= 0xD800 && codePoint <= 0xDFFF ? 0xFFFD : codePoint;
        buffer[size++] = (byte) (0xE0 | valid >> 12);
        buffer[size++] = (byte) (0x80 | (valid >> 6 & 0x3F));
        buffer[size++] = (byte) (0x80 | (valid & 0x3F));
        return 1;
    }

    JsonBytes number(long value) {
        room(20);
        if (value == Long.MIN_VALUE) {
            return raw(literal(Long.toString(value)));
        }
        long rest = value;
        if (rest < 0) {
            buffer[size++] = '-';
            rest = -rest;
        }
        digits(rest, digitCount(rest));
        return this;
    }

    /** Writes the shortest decimal number that reads back as the same double; null when it is not finite. */
    JsonBytes number(double value) {
        if (!Double.isFinite(value)) {
            return raw(literal("null"));
        }
        double magnitude = Math.abs(value);
        for (int decimals = 0; decimals <= 12; decimals++) {
            double scaled = Math.rint(magnitude * DOUBLE_POWERS[decimals]);
            if (scaled >= LARGEST_EXACT) {
                break;
            }
            // Both are exact, so their quotient is the double nearest to the decimal number.
            if (scaled / DOUBLE_POWERS[decimals] == magnitude) {
                return decimal(value < 0, (long) scaled, decimals);
            }
        }
        return raw(literal(Double.toString(value)));
    }

    /** Writes a float rounded to six significant digits; null when it is not finite. */
    JsonBytes number(float value) {
        if (!Float.isFinite(value)) {
            return raw(literal("null"));
        }
        double magnitude = Math.abs((double) value);
        if (magnitude >= 1e6) {
            return magnitude < 1e18 ? number((long) value) : raw(literal(Float.toString(value)));
        }
        int decimals = FLOAT_DIGITS;
        while (decimals > 0 && magnitude >= DOUBLE_POWERS[FLOAT_DIGITS - decimals]) {
            decimals--;
        }
        // Below 0.1 the leading zeros are not significant; below 1e-9 nothing is worth writing.
        for (double lead = 0.1; decimals >= FLOAT_DIGITS && decimals < 14 && magnitude < lead; lead /= 10) {
            decimals++;
        }
        return decimal(value < 0, (long) Math.rint(magnitude * DOUBLE_POWERS[decimals]), decimals);
    }

    private JsonBytes decimal(boolean negative, long scaled, int decimals) {
        long digits = scaled;
        int places = decimals;
        while (places > 0 && digits % 10 == 0) {
            digits /= 10;
            places--;
        }
        room(24);
        if (negative && digits != 0) {
            buffer[size++] = '-';
        }
        long whole = digits / POWERS[places];
        digits(whole, digitCount(whole));
        if (places > 0) {
            buffer[size++] = '.';
            digits(digits % POWERS[places], places);
        }
        return this;
    }

    private void digits(long value, int count) {
        long rest = value;
        for (int i = size + count - 1; i >= size; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += count;
    }

    private static int digitCount(long value) {
        int count = 1;
        while (count < POWERS.length && value >= POWERS[count]) {
            count++;
        }
        return count;
    }

    private void room(int bytes) {
        if (size + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + bytes));
        }
    }
}
