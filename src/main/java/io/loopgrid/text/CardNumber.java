package io.loopgrid.text;

/**
 * The form of a payment card's number: 13 to 19 digits (ISO/IEC 7812), the first 2 to 6, single blanks or hyphens between
 * them, and Luhn's check digit.
 */
final class CardNumber {
    private static final int FEWEST = 13;
    private static final int MOST = 19;

    private CardNumber() {}

    /** Where the longest card number ends that starts at a digit, or -1. */
    static int end(String text, int from) {
        char first = text.charAt(from);
        if (first < '2' || first > '6') {
            return -1;
        }
        int best = -1;
        int count = 0;
        // Luhn's sum read from the left, for both parities of a length not known yet.
        int evenDoubled = 0;
        int oddDoubled = 0;
        int i = from;
        while (i < text.length()) {
            int digit = digit(text, i);
            if (digit < 0) {
                boolean separates = (text.charAt(i) == ' ' || text.charAt(i) == '-') && digit(text, i + 1) >= 0;
                if (!separates) {
                    break;
                }
                i++;
                continue;
            }
            int doubled = digit > 4 ? 2 * digit - 9 : 2 * digit;
            evenDoubled += count % 2 == 0 ? doubled : digit;
            oddDoubled += count % 2 == 0 ? digit : doubled;
            count++;
            i++;
            if (count > MOST) {
                break;
            }
            int sum = count % 2 == 0 ? evenDoubled : oddDoubled;
            if (count >= FEWEST && sum % 10 == 0 && isFree(text, i)) {
                best = i;
            }
        }
        return best;
    }

    private static boolean isFree(String text, int i) {
        return i == text.length() || !Character.isLetterOrDigit(text.charAt(i));
    }

    private static int digit(String text, int i) {
        if (i >= text.length()) {
            return -1;
        }
        char c = text.charAt(i);
        return c >= '0' && c <= '9' ? c - '0' : -1;
    }
}
