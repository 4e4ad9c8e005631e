package io.loopgrid.word2vec;

import java.util.Arrays;

/** Makes room in a full table: the words seen least often go. */
final class RarestWords {
    private final WordTable table;

    RarestWords(WordTable table) {
        this.table = table;
    }

    /** Forgets the {@code n} rarest words; among equals, those of the lowest rows. Looks at every row. */
    void evict(int n) {
        int end = table.rowsInUse();
        long[] counts = new long[end];
        for (int row = 0; row < end; row++) {
            counts[row] = table.word(row) == null ? Long.MAX_VALUE : table.count(row);
        }
        Arrays.sort(counts);
        int left = Math.min(n, table.size());
        if (left == 0) {
            return;
        }
        long most = counts[left - 1];
        left -= evictUpTo(most - 1, left);
        evictUpTo(most, left);
    }

    private int evictUpTo(long most, int atMost) {
        int gone = 0;
        for (int row = 0; row < table.rowsInUse() && gone < atMost; row++) {
            String word = table.word(row);
            if (word != null && table.count(row) <= most) {
                table.remove(word);
                gone++;
            }
        }
        return gone;
    }
}
