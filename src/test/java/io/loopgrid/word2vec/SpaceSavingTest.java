package io.loopgrid.word2vec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.function.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bound of the vocabulary keeps the promises of Space-Saving: in one table, and with owners. */
final class SpaceSavingTest {
    private static final int ROWS = 64;

    private final WordSettings settings = new WordSettings(2, ROWS, 2, 0.1f, 0.1f);
    private final OnlineWord2Vec word2vec = new OnlineWord2Vec(settings, TrainingSettings.usual(), 1);
    private final Map<String, Long> seen = new HashMap<>();

    @Test
    void isWorthAtLeastWhatItWasSeen() {
        skewedText(20_000);
        seen.forEach((word, times) -> {
            int row = word2vec.table().find(word);
            if (row >= 0) {
                assertThat(word2vec.table().worth(row)).as(word).isGreaterThanOrEqualTo(times);
                assertThat(word2vec.table().count(row)).as(word).isLessThanOrEqualTo(times);
            }
        });
    }

    @Test
    void hasARowForEveryFrequentWord() {
        skewedText(20_000);
        // Room for 64 less the sixteenth that goes at once: whoever has more than one part in 59 of the text is there.
        seen.forEach((word, times) -> {
            if (times > 20_000 / 59) {
                assertThat(word2vec.table().find(word)).as(word).isNotNegative();
            }
        });
        assertThat(seen.values().stream().filter(times -> times > 20_000 / 59)).hasSizeGreaterThan(5);
    }

    @Test
    void letsNewWordsTakeThePlaceOfThoseThatNobodySaysAnyMore() {
        for (int i = 0; i < ROWS * 50; i++) {
            see("old" + i % ROWS);
        }
        for (int i = 0; i < ROWS * 80; i++) {
            see("new" + i % (ROWS / 2));
        }
        for (int i = 0; i < ROWS / 2; i++) {
            assertThat(word2vec.table().find("new" + i)).isNotNegative();
        }
    }

    @Test
    void givesAReusedRowToItsNewWordAsIfItWereFresh() {
        float[] vector = new float[2];
        for (int i = 0; i < 3 * ROWS; i++) {
            see("word" + i);
            see("word" + i);
            int row = word2vec.table().find("word" + i);
            assertThat(word2vec.table().count(row)).isEqualTo(2);
            assertThat(word2vec.table().copyInto(row, vector, 0)).isTrue();
            assertThat(vector).containsExactly(InitialVectors.of("word" + i, 2));
            assertThat(word2vec.table().targetAccumulator(row)).isZero();
            assertThat(word2vec.table().contextAccumulator(row)).isZero();
        }
    }

    @Test
    void holdsForOwnersTooAndAfterARestore() throws IOException {
        PublishedRows published = new PublishedRows(new WordTable(10_000, 2));
        WordFunction owner = new WordFunction(settings);
        Map<String, WordRow> rows = new HashMap<>();
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            String word = skewed(random);
            seen.merge(word, 1L, Long::sum);
            owner.apply(word, rows.computeIfAbsent(word, owner::initial), WordGradient.ofCount(1), published);
            if (rows.size() > ROWS) {
                evict(owner, rows, published);
            }
            if (i == 10_000) {
                owner = new WordFunction(settings);
                for (Map.Entry<String, WordRow> entry : rows.entrySet()) {
                    entry.setValue(copy(owner.stateCodec(), entry.getValue()));
                    owner.restored(entry.getKey(), entry.getValue(), published);
                }
            }
        }
        assertThat(rows).hasSizeBetween(ROWS - ROWS / 8, ROWS);
        rows.forEach((word, row) -> assertThat(row.count()).isLessThanOrEqualTo(seen.getOrDefault(word, 0L)));
        seen.forEach((word, times) -> {
            if (times > 20_000 / 20) {
                assertThat(rows).containsKey(word);
            }
        });
    }

    private void evict(WordFunction owner, Map<String, WordRow> rows, PublishedRows published) {
        List<String> least = new ArrayList<>(rows.keySet());
        least.sort(Comparator.comparingLong(
                        (String word) -> owner.bound().worth().applyAsLong(requireNonNull(rows.get(word))))
                .thenComparing(Comparator.naturalOrder()));
        for (String word : least.subList(0, ROWS / 8)) {
            owner.forgotten(word, requireNonNull(rows.remove(word)), published);
        }
    }

    private void skewedText(int words) {
        Random random = new Random(2);
        for (int i = 0; i < words; i++) {
            see(skewed(random));
        }
    }

    /** The n-th word about as often as 1 / n, without an end. */
    private static String skewed(Random random) {
        return "w" + (int) Math.min(1e6, 1 / random.nextDouble());
    }

    private void see(String word) {
        seen.merge(word, 1L, Long::sum);
        word2vec.learn(new String[] {word}, 1);
        assertThat(word2vec.table().size()).isLessThanOrEqualTo(ROWS);
    }

    private static <T> T copy(Codec<T> codec, T value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.write(value, new DataOutputStream(bytes));
        return codec.read(codec.version(), new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
