package io.loopgrid.word2vec;

import java.util.Arrays;

/**
 * Makes room in a full table: the words seen least often go.
 *
 * <p>Among equals a hand goes round, so that a word just come has a whole round's time to be seen again.
 */
final class RarestWords {
    private final WordTable table;
    private int hand;

    RarestWords(WordTable table) {
        this.table = table;
    }

    /** Forgets the {@code n} rarest words, or all when there are fewer. Looks at every row. */
    void evict(int n) {
        int left = Math.min(n, table.size());
        if (left == 0) {
            return;
        }
        int end = table.rowsInUse();
        long most = countOfRank(left, end);
        for (int row = 0; row < end; row++) {
            if (table.count(row) < most && release(row)) {
                left--;
            }
        }
        for (int i = 0; i < end && left > 0; i++) {
            hand = hand + 1 < end ? hand + 1 : 0;
            if (table.count(hand) == most && release(hand)) {
                left--;
            }
        }
    }

    private long countOfRank(int rank, int end) {
        long[] counts = new long[end];
        for (int row = 0; row < end; row++) {
            counts[row] = table.word(row) == null ? Long.MAX_VALUE : table.count(row);
        }
        Arrays.sort(counts);
        return counts[rank - 1];
    }

    private boolean release(int row) {
        String word = table.word(row);
        if (word == null) {
            return false;
        }
        table.remove(word);
        return true;
    }
}
