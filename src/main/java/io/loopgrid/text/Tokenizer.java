package io.loopgrid.text;

import io.loopgrid.function.Partitions;
import java.util.Arrays;

/**
 * Cuts a tweet into tokens: lower-cased words, {@code #hashtags}, {@code $cashtags}, emoji one by one, and classes of things
 * whose exact value says little.
 *
 * <p>Numbers become {@value #NUMBER}, amounts of money {@value #MONEY}, percentages {@value #PERCENT},
 * {@value #PERCENT_UP} or {@value #PERCENT_DOWN} by their sign; a URL becomes {@value #URL}; what was masked keeps its mask.
 * Mentions, {@code RT}, HTML entities and punctuation are dropped. A token has at most {@value #MAX_TOKEN_CHARS} characters;
 * a longer word is cut. At most {@link TweetRules#MAX_TEXT_CHARS} characters are read, and as many tokens as there is room
 * for.
 *
 * <p>One pass, which also gives each token's {@link Partitions#hash64 hash}; tokens seen lately allocate nothing. Not safe for use by several threads: it keeps buffers.
 */
public final class Tokenizer {
    /** The longest token, in characters. */
    public static final int MAX_TOKEN_CHARS = 40;

    static final String URL = "<url>";
    static final String NUMBER = "<num>";
    static final String MONEY = "<money>";
    static final String PERCENT = "<pct>";
    static final String PERCENT_UP = "<+pct>";
    static final String PERCENT_DOWN = "<-pct>";

    private static final String[] MASKS = {"<email>", "<phone>", "<card>", "<wallet>", URL};
    private static final long[] MASK_HASHES =
            Arrays.stream(MASKS).mapToLong(Partitions::hash64).toArray();
    private static final long URL_HASH = Partitions.hash64(URL);
    private static final long NUMBER_HASH = Partitions.hash64(NUMBER);
    private static final long MONEY_HASH = Partitions.hash64(MONEY);
    private static final int CACHE_BITS = 14;
    private static final int LONGEST_ENTITY = 8;

    private final TokenCache cache = new TokenCache(CACHE_BITS);
    private final char[] token = new char[MAX_TOKEN_CHARS];
    private int length;
    private long hash;
    private char[] chars = new char[512];
    private int end;
    private Tokens tokens = new Tokens(1);

    /** Replaces the tokens by those of a text; any text will do. */
    public void tokenize(String text, Tokens into) {
        into.clear();
        tokens = into;
        end = Math.min(text.length(), TweetRules.MAX_TEXT_CHARS);
        if (chars.length < end) {
            chars = new char[Math.max(end, Math.min(2 * chars.length, TweetRules.MAX_TEXT_CHARS))];
        }
        text.getChars(0, end, chars, 0);
        int i = 0;
        while (i < end && !into.isFull()) {
            i = step(i);
        }
    }

    /** Reads what begins at a place, and says where the next thing begins. */
    private int step(int i) {
        char c = chars[i];
        if (isAsciiLetter(c) || c == '_') {
            return isUrl(i) ? url(i) : word(i, '\0');
        }
        if (isDigit(c)) {
            return number(i, i);
        }
        return switch (c) {
            case ' ', '\n', '.', ',', '!', '?' -> i + 1;
            case '#' -> hashtag(i);
            case '$' -> cashtag(i);
            case '@', '\uFF20' -> mention(i);
            case '&' -> entity(i);
            case '<' -> mask(i);
            case '+', '-', '\u2212' -> sign(i);
            case '€', '£', '¥' -> isDigitAt(i + 1) ? number(i, i + 1) : i + 1;
            default -> c < 0x80 ? i + 1 : wide(i);
        };
    }

    /** A letter, an ideograph or an emoji beyond ASCII. */
    private int wide(int i) {
        int codePoint = Character.codePointAt(chars, i, end);
        if (Character.isIdeographic(codePoint)) {
            begin();
            int next = put(codePoint, i);
            finish();
            return next;
        }
        if (Character.isLetterOrDigit(codePoint)) {
            return word(i, '\0');
        }
        return Emoji.isEmoji(codePoint) ? emoji(i) : i + Character.charCount(codePoint);
    }

    private int word(int from, char prefix) {
        begin();
        if (prefix != '\0') {
            put(prefix);
        }
        int i = from;
        while (i < end) {
            char c = chars[i];
            if (c < 0x80) {
                if (isAsciiLetter(c)) {
                    put((char) (c | 0x20));
                } else if (isDigit(c) || c == '_') {
                    put(c);
                } else if (c == '\'' && i > from && isLetterAt(i + 1)) {
                    put('\'');
                } else {
                    break;
                }
                i++;
            } else {
                int next = wideInWord(i, from);
                if (next == i) {
                    break;
                }
                i = next;
            }
        }
        if (!isRetweetMark()) {
            finish();
        }
        return Math.max(i, from + 1);
    }

    /** Takes one more character beyond ASCII into the word; {@code i} itself when it ends the word. */
    private int wideInWord(int i, int from) {
        char c = chars[i];
        if (c == '\u2019') {
            if (i > from && isLetterAt(i + 1)) {
                put('\'');
                return i + 1;
            }
            return i;
        }
        int codePoint = Character.codePointAt(chars, i, end);
        if (Character.isIdeographic(codePoint) || !isWordPart(codePoint)) {
            return i;
        }
        return put(Character.toLowerCase(codePoint), i);
    }

    private int hashtag(int i) {
        if (i + 1 < end && (chars[i + 1] == '_' || isLetterAt(i + 1))) {
            return word(i + 1, '#');
        }
        return i + 1;
    }

    /** {@code $TSLA}, {@code $BRK.B}; a dollar before a digit is money. */
    private int cashtag(int i) {
        int start = i + 1;
        if (start < end && (isDigit(chars[start]) || (chars[start] == '.' && isDigitAt(start + 1)))) {
            return number(i, start);
        }
        if (start == end || !isAsciiLetter(chars[start])) {
            return start;
        }
        begin();
        put('$');
        int next = start;
        while (next < end && (isAsciiLetter(chars[next]) || isDigit(chars[next]) || chars[next] == '_')) {
            put(lower(chars[next++]));
        }
        if (isClassOfShares(next)) {
            put('.');
            put(lower(chars[next + 1]));
            next += 2;
        }
        finish();
        return next;
    }

    /** A point, one letter and nothing more: the B of BRK.B. */
    private boolean isClassOfShares(int i) {
        return i + 1 < end
                && chars[i] == '.'
                && isAsciiLetter(chars[i + 1])
                && (i + 2 == end || !isWordPart(chars[i + 2]));
    }

    private int mention(int at) {
        int handleEnd = Handle.end(chars, at + 1, end);
        return Math.max(handleEnd, at + 1);
    }

    /** What HTML-escaped texts of the Twitter API have instead of &amp;, &lt; and &gt;. */
    private int entity(int i) {
        int limit = Math.min(end, i + LONGEST_ENTITY);
        for (int next = i + 1; next < limit; next++) {
            char c = chars[next];
            if (c == ';') {
                return next + 1;
            }
            if (!isAsciiLetter(c) && !isDigit(c) && c != '#') {
                break;
            }
        }
        return i + 1;
    }

    private int mask(int i) {
        for (int m = 0; m < MASKS.length; m++) {
            if (startsWith(i, MASKS[m])) {
                tokens.add(MASKS[m], MASK_HASHES[m]);
                return i + MASKS[m].length();
            }
        }
        return i + 1;
    }

    private int sign(int i) {
        boolean free = i == 0 || !isWordPart(chars[i - 1]);
        boolean beforeNumber = isDigitAt(i + 1) || (i + 1 < end && chars[i + 1] == '.' && isDigitAt(i + 2));
        return free && beforeNumber ? number(i, i + 1) : i + 1;
    }

    /**
     * A number with what belongs to it.
     *
     * @param from the number, or the sign or currency in front of it
     * @param start the first digit or a decimal point
     */
    private int number(int from, int start) {
        int i = start;
        while (i < end && (isDigit(chars[i]) || ((chars[i] == '.' || chars[i] == ',') && isDigitAt(i + 1)))) {
            i++;
        }
        if (i < end && chars[i] == '%') {
            char sign = chars[from];
            String percent = sign == '+' ? PERCENT_UP : isDigit(sign) || sign == '.' ? PERCENT : PERCENT_DOWN;
            tokens.add(percent, Partitions.hash64(percent));
            return i + 1;
        }
        if (i < end && isWordPart(chars[i])) {
            int unitEnd = unitEnd(i);
            if (unitEnd < 0) {
                return word(start, '\0');
            }
            i = unitEnd;
        }
        char first = chars[from];
        boolean plain = from == start || first == '+' || first == '-' || first == '\u2212';
        tokens.add(plain ? NUMBER : MONEY, plain ? NUMBER_HASH : MONEY_HASH);
        return i;
    }

    /** Where a unit ends that makes a number of digits and letters a number still (10k, 5x, 2bn), or -1: 3d is a word. */
    private int unitEnd(int i) {
        int next = i + 1;
        boolean unit = switch (chars[i] | 0x20) {
            case 'k', 'm', 'b', 't', 'x' -> true;
            default -> false;
        };
        if (unit && next < end && (chars[next] == 'n' || chars[next] == 'N' || chars[next] == 'm')) {
            next++;
        }
        return unit && (next >= end || !isWordPart(chars[next])) ? next : -1;
    }

    private int emoji(int from) {
        begin();
        int i = Emoji.end(chars, from, end, this::put);
        finish();
        return i;
    }

    private boolean isUrl(int i) {
        char c = (char) (chars[i] | 0x20);
        if (c == 'h') {
            return startsWith(i, "http://") || startsWith(i, "https://");
        }
        return c == 'w' && startsWith(i, "www.");
    }

    private int url(int from) {
        int i = from;
        while (i < end && chars[i] > ' ' && !Character.isWhitespace(chars[i])) {
            i++;
        }
        tokens.add(URL, URL_HASH);
        return i;
    }

    private boolean startsWith(int i, String lower) {
        if (i + lower.length() > end) {
            return false;
        }
        for (int j = 0; j < lower.length(); j++) {
            if (lower(chars[i + j]) != lower.charAt(j)) {
                return false;
            }
        }
        return true;
    }

    private void begin() {
        length = 0;
        hash = Partitions.HASH_START;
    }

    private void put(char c) {
        if (length < MAX_TOKEN_CHARS) {
            token[length++] = c;
            hash = Partitions.hashWith(hash, c);
        }
    }

    /** Adds a code point, or nothing when only half of it has room; says where the next one begins. */
    private int put(int codePoint, int i) {
        if (codePoint < 0x10000) {
            put((char) codePoint);
            return i + 1;
        }
        if (length + 2 <= MAX_TOKEN_CHARS) {
            put(Character.highSurrogate(codePoint));
            put(Character.lowSurrogate(codePoint));
        }
        return i + 2;
    }

    private void finish() {
        if (length > 0) {
            long whole = Partitions.mix(hash);
            tokens.add(cache.intern(token, length, whole), whole);
        }
    }

    private boolean isRetweetMark() {
        return length == 2 && token[0] == 'r' && token[1] == 't';
    }

    private boolean isDigitAt(int i) {
        return i < end && isDigit(chars[i]);
    }

    private boolean isLetterAt(int i) {
        return i < end && Character.isLetter(Character.codePointAt(chars, i, end));
    }

    private static boolean isWordPart(int codePoint) {
        if (codePoint < 0x80) {
            return isAsciiLetter((char) codePoint) || isDigit((char) codePoint) || codePoint == '_';
        }
        if (Character.isLetterOrDigit(codePoint)) {
            return true;
        }
        int type = Character.getType(codePoint);
        // Vowel signs and accents that stand for themselves; emoji's variation selectors are marks too, but end a word.
        return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
                && codePoint != Emoji.VARIATION_SELECTOR;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }

    private static boolean isAsciiLetter(char c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
