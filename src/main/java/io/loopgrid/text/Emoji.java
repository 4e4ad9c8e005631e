package io.loopgrid.text;

/** The form of an emoji: one code point, or several joined (UTS #51, section 1.4). */
final class Emoji {
    /** Asks for the coloured form of the character before it; the same emoji with and without it is one token. */
    static final int VARIATION_SELECTOR = 0xFE0F;

    private static final int JOINER = 0x200D;
    private static final int LONGEST_SEQUENCE = 8;

    private Emoji() {}

    /** Takes the code points of an emoji one by one. */
    interface Sink {
        /** Takes one that stands at a place; the answer is the place after it. */
        int put(int codePoint, int at);
    }

    /** Whether a code point is a pictograph, a symbol or half a flag. */
    static boolean isEmoji(int codePoint) {
        return (codePoint >= 0x1F000 && codePoint <= 0x1FAFF && !isSkinTone(codePoint))
                || (codePoint >= 0x2600 && codePoint <= 0x27BF)
                || (codePoint >= 0x2B00 && codePoint <= 0x2BFF)
                || (codePoint >= 0x2190 && codePoint <= 0x21FF)
                || (codePoint >= 0x23E9 && codePoint <= 0x23FA);
    }

    /** Gives the emoji at a place to the sink, without skin tone and variation selector, and says where it ends. */
    static int end(char[] chars, int from, int end, Sink sink) {
        int codePoint = Character.codePointAt(chars, from, end);
        int i = sink.put(codePoint, from);
        if (isFlagLetter(codePoint)) {
            boolean pair = i < end && isFlagLetter(Character.codePointAt(chars, i, end));
            return pair ? sink.put(Character.codePointAt(chars, i, end), i) : i;
        }
        for (int parts = 1; parts < LONGEST_SEQUENCE; parts++) {
            i = skipModifiers(chars, i, end);
            if (i + 1 >= end || chars[i] != JOINER || !isEmoji(Character.codePointAt(chars, i + 1, end))) {
                break;
            }
            sink.put(JOINER, i);
            i = sink.put(Character.codePointAt(chars, i + 1, end), i + 1);
        }
        return i;
    }

    private static int skipModifiers(char[] chars, int from, int end) {
        int i = from;
        while (i < end) {
            int codePoint = Character.codePointAt(chars, i, end);
            if (codePoint != VARIATION_SELECTOR && !isSkinTone(codePoint)) {
                break;
            }
            i += Character.charCount(codePoint);
        }
        return i;
    }

    private static boolean isSkinTone(int codePoint) {
        return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
    }

    private static boolean isFlagLetter(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }
}
