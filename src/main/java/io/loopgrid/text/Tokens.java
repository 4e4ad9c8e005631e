package io.loopgrid.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The tokens of one text, in order: a reusable list with a fixed room. Not safe for use by several threads. */
public final class Tokens {
    /** How many tokens there is room for when nothing else is said; a tweet of 280 characters has about 50. */
    public static final int DEFAULT_ROOM = 128;

    private final @Nullable String[] tokens;
    private final long[] hashes;
    private int size;

    /** An empty list with the default room. */
    public Tokens() {
        this(DEFAULT_ROOM);
    }

    /** An empty list with room for so many tokens, at least 1. */
    public Tokens(int room) {
        if (room < 1) {
            throw new IllegalArgumentException("room must be >= 1 but was " + room);
        }
        tokens = new String[room];
        hashes = new long[room];
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The token at a place from 0 to size - 1. */
    public String get(int index) {
        String token = index < size ? tokens[index] : null;
        if (token == null) {
            throw new IndexOutOfBoundsException("index must be < " + size + " but was " + index);
        }
        return token;
    }

    /** The {@link io.loopgrid.function.Partitions#hash64 hash} of the token at a place from 0 to size - 1. */
    public long hash(int index) {
        return hashes[index];
    }

    /** Forgets all tokens. */
    public void clear() {
        size = 0;
    }

    boolean isFull() {
        return size == tokens.length;
    }

    /** Adds a token; one too many is dropped. */
    void add(String token, long hash) {
        if (size < tokens.length) {
            hashes[size] = hash;
            tokens[size++] = token;
        }
    }

    @Override
    public String toString() {
        return Arrays.asList(tokens).subList(0, size).toString();
    }
}
