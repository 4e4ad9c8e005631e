package io.loopgrid.text;

/**
 * The forms of a phone number that cannot be taken for a price, a date or a count: international ({@code +49 151 23456789},
 * {@code 0049…}), North American ({@code (555) 123-4567}, {@code 555-123-4567}, {@code 5551234567}) and national with a
 * leading zero ({@code 07911 123456}, {@code 06 12 34 56 78}).
 */
final class PhoneNumber {
    private static final int MOST_DIGITS = 15;
    private static final int MOST_GROUPS = 8;
    private static final int LONGEST_GAP = 2;

    private final String text;
    private final boolean plus;
    private final boolean bracket;
    private int digits;
    private int groups;
    /** Lengths of the groups, four bits each, the first in the highest place: 555-123-4567 is 0x334. */
    private int shape;

    private boolean closed;
    private boolean decimal;
    private char first;
    private int at;

    private PhoneNumber(String text, int from) {
        this.text = text;
        plus = text.charAt(from) == '+';
        bracket = text.charAt(from) == '(';
        at = plus || bracket ? from + 1 : from;
        if (plus && at < text.length() && text.charAt(at) == '(') {
            at++;
        }
    }

    /** Where the longest phone number ends that starts at a digit, a plus or an opening bracket, or -1. */
    static int end(String text, int from) {
        return new PhoneNumber(text, from).longest();
    }

    private int longest() {
        int best = -1;
        first = isDigit(at) ? text.charAt(at) : 'x';
        while (isDigit(at) && groups < MOST_GROUPS) {
            int start = at;
            while (isDigit(at) && at - start <= MOST_DIGITS) {
                at++;
            }
            digits += at - start;
            if (digits > MOST_DIGITS) {
                break;
            }
            groups++;
            closed |= groups == 1 && at < text.length() && text.charAt(at) == ')';
            shape = shape << 4 | (at - start);
            if (isOfForm() && isFree()) {
                best = at;
            }
            skipGap();
        }
        return best;
    }

    private boolean isOfForm() {
        if (plus) {
            // No country's code begins with 0, and +1.50000000 is a change of price.
            return digits >= 8 && first != '0' && !(decimal && groups == 2);
        }
        if (bracket) {
            return closed && digits >= 9 && digits <= 12 && groups > 1;
        }
        if (first == '0') {
            return isNational();
        }
        boolean american = first != '1' && (shape == 0x334 || shape == 0xa || shape == 0x37);
        return american || (first == '1' && shape == 0x1334);
    }

    /** With a zero in front: the area code has 3 digits or more, or there are five pairs as in France. */
    private boolean isNational() {
        int firstGroup = shape >>> (4 * (groups - 1));
        return digits >= 10 && (firstGroup >= 3 || shape == 0x22222);
    }

    private void skipGap() {
        int gap = at;
        while (gap < text.length() && gap - at < LONGEST_GAP && " -./()".indexOf(text.charAt(gap)) >= 0) {
            gap++;
        }
        if (isDigit(gap)) {
            decimal |= groups == 1 && gap == at + 1 && text.charAt(at) == '.';
            at = gap;
        } else {
            groups = MOST_GROUPS;
        }
    }

    /** Not in the middle of a word, a decimal number or a percentage. */
    private boolean isFree() {
        if (at == text.length()) {
            return true;
        }
        char next = text.charAt(at);
        boolean fraction = (next == ',' || next == '.') && isDigit(at + 1) && groups == 1;
        return !fraction && next != '%' && !Character.isLetterOrDigit(next);
    }

    private boolean isDigit(int i) {
        return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
}
