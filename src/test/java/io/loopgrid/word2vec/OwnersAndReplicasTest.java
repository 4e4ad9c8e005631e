package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopgrid.function.Partitions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole loop in small: trainers read a replica, owners change rows, changed rows reach the replica. */
final class OwnersAndReplicasTest {
    private final WordSettings settings = WordSettings.ofDimension(16);
    private final WordFunction owner = new WordFunction(settings);
    private final Map<String, WordRow> rows = new LinkedHashMap<>();
    private final WordTable replica = new WordTable(settings.maxWords(), settings.dimension());
    private final PublishedRows published = new PublishedRows(replica);
    private final GradientBuffer gradients = new GradientBuffer(replica, 200);

    @Test
    void learnTopicsThoughTrainersSeeRowsOfTheLastBatch() {
        train(new TrainingSettings(TrainingSettings.Mode.SKIP_GRAM, 5, 5, 1f, 1f), 10_000);
        assertThat(PlantedText.purity(replica)).isGreaterThan(0.95);
    }

    @Test
    void countEveryTokenHoweverFewAreTrained() {
        WordTrainer trainer = train(TrainingSettings.usual().withTrainShare(0.05f), 4_000);
        assertThat(rows.values().stream().mapToLong(WordRow::count).sum()).isEqualTo(4_000 * 12);
        assertThat(trainer.tokensSeen()).isEqualTo(4_000 * 12);
        assertThat(trainer.tokensTrained()).isPositive().isLessThan(4_000 * 12 / 20 + 400);
    }

    @Test
    void trainTheShareTheyAreToldTo() {
        TrainingSettings everyWord = new TrainingSettings(TrainingSettings.Mode.SKIP_GRAM, 5, 5, 1f, 0.25f);
        WordTrainer trainer = train(everyWord, 4_000);
        assertThat((double) trainer.tokensTrained() / trainer.tokensSeen()).isCloseTo(0.25, within(0.02));
    }

    @Test
    void knowTheCountsToAnEighth() {
        train(TrainingSettings.usual().withTrainShare(0), 3_000);
        rows.forEach((word, row) -> {
            long known = replica.count(replica.find(word));
            assertThat(known).isBetween(row.count() - 1 - row.count() / 8, row.count());
        });
    }

    private WordTrainer train(TrainingSettings training, int documents) {
        WordTrainer trainer = new WordTrainer(training, replica, 1);
        PlantedText text = new PlantedText(2);
        int[] found = new int[12];
        long[] hashes = new long[12];
        for (int d = 0; d < documents; d++) {
            String[] document = text.document();
            for (int i = 0; i < document.length; i++) {
                hashes[i] = Partitions.hash64(document[i]);
                found[i] = replica.find(hashes[i]);
            }
            trainer.learn(d, document, hashes, found, document.length, gradients);
            if (gradients.isFull() || d % 8 == 7) {
                publish();
            }
        }
        publish();
        return trainer;
    }

    private void publish() {
        gradients.drainTo(this::apply);
        owner.flush(published);
    }

    private void apply(String word, WordGradient gradient) {
        owner.apply(word, rows.computeIfAbsent(word, owner::initial), gradient, published);
    }
}
