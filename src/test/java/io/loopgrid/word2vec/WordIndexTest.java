package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WordIndexTest {
    private final long[] hashes = new long[5_000];
    private final WordIndex index = new WordIndex(row -> hashes[row]);

    @Test
    void knowsWhatAMapWouldKnowThoughHashesCrowd() {
        Random random = new Random(1);
        Map<Long, Integer> expected = new HashMap<>();
        for (int step = 0; step < 50_000; step++) {
            int row = random.nextInt(hashes.length);
            // Few low bits, so that runs are long and wrap around.
            long hash = ((long) row << 24) | (0xffff0 + row % 40);
            if (expected.remove(hash) != null) {
                index.remove(hash);
            } else {
                hashes[row] = hash;
                index.insert(hash, row);
                expected.put(hash, row);
            }
        }
        for (int row = 0; row < hashes.length; row++) {
            long hash = ((long) row << 24) | (0xffff0 + row % 40);
            assertThat(index.find(hash)).isEqualTo(expected.getOrDefault(hash, -1));
        }
    }

    @Test
    void isEmptyAfterClearing() {
        hashes[3] = 42L << 24;
        index.insert(hashes[3], 3);
        index.clear();
        assertThat(index.find(hashes[3])).isNegative();
        index.remove(hashes[3]);
        index.insert(hashes[3], 3);
        assertThat(index.find(hashes[3])).isEqualTo(3);
    }
}
