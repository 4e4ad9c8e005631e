package io.loopgrid.text;

import org.jspecify.annotations.Nullable;

/**
 * Strings of tokens seen lately, so that a token seen before allocates nothing. Open addressing with a short probe; a new
 * token takes the place of an old one when its places are full, so the size is fixed. Frequent tokens that lose their place
 * are back with their next use.
 */
final class TokenCache {
    private static final int PROBES = 4;

    private final @Nullable String[] slots;

    /** A cache of 2^bits tokens. */
    TokenCache(int bits) {
        slots = new String[1 << bits];
    }

    /**
     * The string of some characters.
     *
     * @param hash of the characters; equal characters have equal hashes
     */
    String intern(char[] chars, int length, int hash) {
        int mask = slots.length - 1;
        // Fibonacci hashing: the polynomial hash of short texts differs mostly in its low bits.
        int home = (hash * 0x9E3779B9) >>> 8;
        for (int probe = 0; probe < PROBES; probe++) {
            int slot = (home + probe) & mask;
            String known = slots[slot];
            if (known == null) {
                return slots[slot] = new String(chars, 0, length);
            }
            if (equal(known, chars, length)) {
                return known;
            }
        }
        // The victim is chosen by other bits of the hash than its home, so that all four places are used.
        return slots[(home + (hash & (PROBES - 1))) & mask] = new String(chars, 0, length);
    }

    private static boolean equal(String known, char[] chars, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != chars[i]) {
                return false;
            }
        }
        return true;
    }
}
