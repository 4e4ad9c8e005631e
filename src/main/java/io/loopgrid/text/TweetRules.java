package io.loopgrid.text;

/** The bounds that every tweet keeps, whatever shape it arrived in. */
public final class TweetRules {
    /** The longest id, in characters; an AT-URI of Bluesky has about 70. */
    public static final int MAX_ID_CHARS = 128;
    /** The longest text, in characters; the longest that X allows is 25,000 for few, 280 for most, 4,000 in between. */
    public static final int MAX_TEXT_CHARS = 10_000;
    /** The longest author name, in characters; a domain name has at most 253. */
    public static final int MAX_AUTHOR_CHARS = 256;
    /** How many symbols one tweet may speak of. */
    public static final int MAX_SYMBOLS = 8;

    private TweetRules() {}

    /** Refuses an id that is empty, too long, or has a character that cannot be printed. */
    public static String id(String field, String id) throws Rejected {
        if (id.isEmpty() || id.length() > MAX_ID_CHARS) {
            throw new Rejected(field, id, "must have 1 to " + MAX_ID_CHARS + " characters");
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c < ' ' || c == 0x7f || (c > 0x7f && (Character.isISOControl(c) || Character.isSurrogate(c)))) {
                throw new Rejected(field, id, "must have printable characters only");
            }
        }
        return id;
    }

    /** Refuses a text that is too long; it may be empty. The text is not repeated in the reason: it may be private. */
    public static String text(String field, String text) throws Rejected {
        if (text.length() > MAX_TEXT_CHARS) {
            throw new Rejected(field, text.length(), "must have at most " + MAX_TEXT_CHARS + " characters");
        }
        return withoutLoneSurrogates(text);
    }

    /**
     * The same text with every half of a surrogate pair replaced by U+FFFD: such halves come from texts that were cut at a
     * number of UTF-16 units, and cannot be written as UTF-8.
     */
    public static String withoutLoneSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!isPair(text, i)) {
                    return repaired(text, i);
                }
                i++;
            }
        }
        return text;
    }

    private static String repaired(String text, int from) {
        StringBuilder out = new StringBuilder(text);
        for (int i = from; i < out.length(); i++) {
            if (Character.isSurrogate(out.charAt(i))) {
                if (isPair(out, i)) {
                    i++;
                } else {
                    out.setCharAt(i, '\uFFFD');
                }
            }
        }
        return out.toString();
    }

    private static boolean isPair(CharSequence text, int i) {
        return i + 1 < text.length()
                && Character.isHighSurrogate(text.charAt(i))
                && Character.isLowSurrogate(text.charAt(i + 1));
    }
}
