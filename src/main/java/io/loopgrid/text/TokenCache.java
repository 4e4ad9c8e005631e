package io.loopgrid.text;

import org.jspecify.annotations.Nullable;

/**
 * Strings of tokens seen lately, so that a token seen before allocates nothing. Open addressing with a short probe; a new
 * token takes the place of an old one when its places are full, so the size is fixed. Frequent tokens that lose their place
 * are back with their next use.
 *
 * <p>A token is known by its 64-bit hash alone: its characters are not compared. Among a billion tokens two are mistaken for
 * each other with a probability of 3 %, and the cache has room for some thousands.
 */
final class TokenCache {
    private static final int PROBES = 4;

    private final @Nullable String[] slots;
    private final long[] hashes;

    /** A cache of 2^bits tokens. */
    TokenCache(int bits) {
        slots = new String[1 << bits];
        hashes = new long[1 << bits];
    }

    /**
     * The string of some characters.
     *
     * @param hash of the characters: every bit depends on every one of them
     */
    String intern(char[] chars, int length, long hash) {
        int mask = slots.length - 1;
        int home = (int) hash;
        for (int probe = 0; probe < PROBES; probe++) {
            int slot = (home + probe) & mask;
            String known = slots[slot];
            if (known == null) {
                return put(slot, new String(chars, 0, length), hash);
            }
            if (hashes[slot] == hash) {
                return known;
            }
        }
        // The victim is chosen by other bits of the hash than its home, so that all four places are used.
        int victim = (home + (int) (hash >>> Integer.SIZE & PROBES - 1)) & mask;
        return put(victim, new String(chars, 0, length), hash);
    }

    private String put(int slot, String token, long hash) {
        slots[slot] = token;
        hashes[slot] = hash;
        return token;
    }
}
