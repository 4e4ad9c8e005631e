package io.loopgrid.function;

/** Where a key lives: the same in every host, so that quotas and evictions are the same too. */
public final class Partitions {
    /** Where the hash of a text begins, before its first char. */
    public static final long HASH_START = 0xcbf29ce484222325L;

    private static final long HASH_PRIME = 0x100000001b3L;

    private Partitions() {}

    /**
     * The partition of a key.
     *
     * @param count how many partitions there are, at least 1
     * @return 0 to count - 1
     */
    public static int of(String key, int count) {
        return (int) Long.remainderUnsigned(hash64(key), count);
    }

    /** A 64-bit hash of a text: FNV-1a over its chars, mixed as in SplitMix64 so that every bit depends on every char. */
    public static long hash64(CharSequence text) {
        long h = HASH_START;
        for (int i = 0; i < text.length(); i++) {
            h = hashWith(h, text.charAt(i));
        }
        return mix(h);
    }

    /**
     * {@link #hash64} for whoever has the chars one by one: from {@link #HASH_START} with each char in turn, then {@link #mix}.
     */
    public static long hashWith(long h, char c) {
        return (h ^ c) * HASH_PRIME;
    }

    /** SplitMix64's finaliser (Steele, Lea and Flood 2014). */
    public static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
        return y ^ (y >>> 31);
    }
}
