package io.loopgrid.text;

/** The form of a wallet's address: Ethereum's {@code 0x} and 40 hexadecimal digits, Bitcoin's base58 and bech32. */
final class WalletAddress {
    private WalletAddress() {}

    /** Whether a whole run of letters and digits is an address. */
    static boolean matches(String text, int from, int to) {
        int length = to - from;
        if (length < 25 || length > 90) {
            return false;
        }
        char first = text.charAt(from);
        if (first == '0') {
            return length == 42 && (text.charAt(from + 1) | 0x20) == 'x' && isHex(text, from + 2, to);
        }
        if ((first | 0x20) == 'b') {
            return text.regionMatches(true, from, "bc1", 0, 3) && isAscii(text, from, to);
        }
        return (first == '1' || first == '3') && length <= 35 && isBase58(text, from, to);
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c > 'f' || Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }

    /** Base58 leaves out 0, O, I and l; a run of digits alone is a number. */
    private static boolean isBase58(String text, int from, int to) {
        boolean letter = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c > 'z' || c == '0' || c == 'O' || c == 'I' || c == 'l') {
                return false;
            }
            letter |= c > '9';
        }
        return letter;
    }
}
