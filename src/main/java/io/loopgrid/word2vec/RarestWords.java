package io.loopgrid.word2vec;

import java.util.Arrays;

/**
 * Makes room in a full table by Space-Saving (Metwally, Agrawal and El Abbadi 2005), in batches: the words of least worth go,
 * and what comes in their place starts with the worth of the last that went, which is the most that it can have been seen
 * before. So no word is ever worth less than it was seen, every word that is more frequent than the least worth has a row,
 * and a word that has become frequent overtakes those that no longer are. Counts themselves stay exact since the row began.
 *
 * <p>Among equals a hand goes round, so that a word just come has a whole round's time to be seen again.
 */
final class RarestWords {
    private final WordTable table;
    private int hand;
    private long headStart;

    RarestWords(WordTable table) {
        this.table = table;
    }

    /** How often a word without a row can have been seen. */
    long headStart() {
        return headStart;
    }

    /** Forgets the {@code n} words of least worth, or all when there are fewer. Looks at every row. */
    void evict(int n) {
        int left = Math.min(n, table.size());
        if (left == 0) {
            return;
        }
        int end = table.rowsInUse();
        long most = worthOfRank(left, end);
        headStart = most;
        for (int row = 0; row < end; row++) {
            if (table.worth(row) < most && release(row)) {
                left--;
            }
        }
        for (int i = 0; i < end && left > 0; i++) {
            hand = hand + 1 < end ? hand + 1 : 0;
            if (table.worth(hand) == most && release(hand)) {
                left--;
            }
        }
    }

    private long worthOfRank(int rank, int end) {
        long[] worths = new long[end];
        for (int row = 0; row < end; row++) {
            worths[row] = table.word(row) == null ? Long.MAX_VALUE : table.worth(row);
        }
        Arrays.sort(worths);
        return worths[rank - 1];
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
