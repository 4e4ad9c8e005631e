package io.loopgrid.text;

import org.jspecify.annotations.Nullable;

/**
 * One text on its way to being masked. It is read once from left to right; every look ahead is bounded or consumes what it
 * saw, so the time is linear in the length whatever the text.
 */
final class Mask {
    /** Sites whose paths are people's names; what follows the host is cut. */
    private static final String[] PROFILE_HOSTS = {
        "twitter.com",
        "x.com",
        "bsky.app",
        "t.me",
        "wa.me",
        "instagram.com",
        "facebook.com",
        "threads.net",
        "tiktok.com"
    };

    private static final int LONGEST_DOMAIN = 253;

    private final String text;
    private final char[] chars;
    private final int end;
    private final Anonymizer anonymizer;
    private @Nullable StringBuilder out;
    private int copied;
    private boolean freed;
    private int notEmailBefore;

    Mask(String text, Anonymizer anonymizer) {
        this.text = text;
        this.chars = text.toCharArray();
        this.end = chars.length;
        this.anonymizer = anonymizer;
        if (text.indexOf('@') < 0 && text.indexOf('\uFF20') < 0) {
            notEmailBefore = end;
        }
    }

    /** Whether a text has anything without which nothing would be masked: a digit, an @ or a slash. */
    static boolean isSuspect(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '/' && c <= '9') || isAt(c)) {
                return true;
            }
        }
        return false;
    }

    String masked() {
        int i = 0;
        while (i < end) {
            char c = chars[i];
            if (isAlphanumeric(c)) {
                i = atom(i);
            } else if (isAt(c)) {
                i = mention(i);
            } else if (c == '+' || c == '(') {
                int phoneEnd = PhoneNumber.end(text, i);
                i = phoneEnd > 0 ? replace(i, phoneEnd, "<phone>") : i + 1;
            } else if (c == '/' && endsWithProfileHost(i)) {
                i = replace(i, wordEnd(i), "/…");
            } else {
                i++;
            }
        }
        return out == null ? text : out.append(text, copied, end).toString();
    }

    /** A run of letters and digits: perhaps the start of an e-mail address, or a number that identifies. */
    private int atom(int from) {
        if (from >= notEmailBefore) {
            int local = from;
            while (local < end && isLocalPart(chars[local])) {
                local++;
            }
            if (local < end && isAt(chars[local])) {
                int domainEnd = domainEnd(local + 1);
                if (domainEnd > 0) {
                    return replace(from, domainEnd, "<email>");
                }
            }
            notEmailBefore = local;
        }
        int runEnd = from + 1;
        while (runEnd < end && isAlphanumeric(chars[runEnd])) {
            runEnd++;
        }
        return number(from, runEnd);
    }

    private int number(int from, int runEnd) {
        if (WalletAddress.matches(text, from, runEnd)) {
            return replace(from, runEnd, "<wallet>");
        }
        char first = text.charAt(from);
        if (first < '0' || first > '9') {
            return runEnd;
        }
        int cardEnd = CardNumber.end(text, from);
        if (cardEnd > 0) {
            return replace(from, cardEnd, "<card>");
        }
        int phoneEnd = PhoneNumber.end(text, from);
        return phoneEnd > 0 ? replace(from, phoneEnd, "<phone>") : runEnd;
    }

    /** {@code @bob}, {@code @alice.bsky.social} or {@code @bob@mastodon.social}. */
    private int mention(int at) {
        int handleEnd = Handle.end(chars, at + 1, end);
        if (handleEnd == at + 1) {
            return at + 1;
        }
        if (Anonymizer.isAnonymous(text.substring(at + 1, handleEnd))) {
            return handleEnd;
        }
        if (handleEnd < end && isAt(chars[handleEnd])) {
            handleEnd = Math.max(handleEnd, domainEnd(handleEnd + 1));
        }
        return replace(at, handleEnd, "@" + anonymizer.hash(text.substring(at + 1, handleEnd)));
    }

    /** Where a domain name ends that starts here and has at least one dot, or -1; a mention's hash is none. */
    private int domainEnd(int from) {
        int limit = Math.min(end, from + LONGEST_DOMAIN);
        int labelEnd = -1;
        boolean dotted = false;
        int i = from;
        while (i < limit) {
            int label = i;
            while (i < limit && (isAlphanumeric(chars[i]) || chars[i] == '-')) {
                i++;
            }
            if (i == label) {
                break;
            }
            if (label == from && Anonymizer.isAnonymous(text.substring(label, i))) {
                return -1;
            }
            labelEnd = i;
            dotted |= label > from;
            if (i == limit || chars[i] != '.') {
                break;
            }
            i++;
        }
        return dotted ? labelEnd : -1;
    }

    private boolean endsWithProfileHost(int slash) {
        for (String host : PROFILE_HOSTS) {
            int start = slash - host.length();
            if (start >= 0
                    && text.regionMatches(true, start, host, 0, host.length())
                    && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))) {
                return true;
            }
        }
        return false;
    }

    private int wordEnd(int from) {
        int i = from;
        while (i < end && !Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Whether a mask was set, which may make a number of what stood before it; a mention's hash does not. */
    boolean freed() {
        return freed;
    }

    private int replace(int from, int to, String by) {
        freed |= by.charAt(0) != '@';
        StringBuilder target = out;
        if (target == null) {
            target = new StringBuilder(end + 32);
            out = target;
        }
        target.append(text, copied, from).append(by);
        copied = to;
        return to;
    }

    private static boolean isLocalPart(char c) {
        return isAlphanumeric(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
    }

    /** The same as {@link Character#isLetterOrDigit(char)}, faster for ASCII. */
    private static boolean isAlphanumeric(char c) {
        if (c < 0x80) {
            int lower = c | 0x20;
            return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
        }
        return Character.isLetterOrDigit(c);
    }

    private static boolean isAt(char c) {
        return c == '@' || c == '\uFF20';
    }
}
