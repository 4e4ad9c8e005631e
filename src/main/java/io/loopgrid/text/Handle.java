package io.loopgrid.text;

/** The form of an account's name behind an @: {@code bob_1} (Twitter) or {@code alice.bsky.social} (Bluesky). */
final class Handle {
    private Handle() {}

    /**
     * Where the handle ends that starts here; {@code from} itself when there is none. A dot belongs to it only before a
     * lower-case letter or digit, so that {@code @bob.Great} is bob and a new sentence.
     */
    static int end(char[] text, int from, int end) {
        int i = from;
        while (i < end) {
            char c = text[i];
            boolean joins = (c == '.' || c == '-') && i > from && i + 1 < end && isLower(text[i + 1]);
            if (!joins && c != '_' && !Character.isLetterOrDigit(c)) {
                break;
            }
            i++;
        }
        return i;
    }

    private static boolean isLower(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
