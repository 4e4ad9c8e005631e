package io.loopgrid.function;

/** Where a key lives: the same in every host, so that quotas and evictions are the same too. */
public final class Partitions {
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
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(h);
    }

    /** SplitMix64's finaliser (Steele, Lea and Flood 2014). */
    public static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
        return y ^ (y >>> 31);
    }
}
