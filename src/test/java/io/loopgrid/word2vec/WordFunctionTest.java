package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopgrid.function.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WordFunctionTest {
    private final WordSettings settings = new WordSettings(4, 10, 2, 0.1f, 0.02f);
    private final WordFunction owner = new WordFunction(settings);
    private final WordTable replica = new WordTable(10, 4);
    private final PublishedRows published = new PublishedRows(replica);
    private final WordRow row = owner.initial("moon");

    @Test
    void onlyCountsAWordUntilItIsMature() {
        learn(row, gradient(1, 1f));
        assertThat(row.count()).isEqualTo(1);
        assertThat(row.isMature()).isFalse();
        assertThat(published.messages).isEmpty();
    }

    @Test
    void startsAWordWhereItsNameSays() {
        learn(row, WordGradient.ofCount(2));
        assertThat(target()).containsExactly(InitialVectors.of("moon", 4));
        for (float number : target()) {
            assertThat(number).isBetween(-0.125f, 0.125f);
        }
    }

    @Test
    void goesWhereItsTrainersWent() {
        learn(row, WordGradient.ofCount(2));
        float before = target()[0];
        learn(row, gradient(0, 0.25f));
        learn(row, gradient(0, 0.5f));
        assertThat(target()[0] - before).isCloseTo(0.75f, within(1e-6f));
        assertThat(replica.targetAccumulator(replica.find("moon"))).isEqualTo(2f);
    }

    @Test
    void letsAClassifierMoveTheEmbeddingAtItsOwnRate() {
        learn(row, WordGradient.ofCount(2));
        float before = target()[2];
        learn(row, WordGradient.supervised(new float[] {1f, 1f, -1f, 1f}));
        assertThat(target()[2] - before).isCloseTo(-0.02f, within(1e-3f));
    }

    @Test
    void tellsReplicasOnceOfWhatChangedOftenInABatch() {
        for (int i = 0; i < 5; i++) {
            owner.apply("moon", row, gradient(1, 0.1f), published);
        }
        assertThat(published.messages).isEmpty();
        owner.flush(published);
        owner.flush(published);
        assertThat(published.messages).hasSize(1);
        assertThat(replica.count(replica.find("moon"))).isEqualTo(5);
    }

    @Test
    void tellsReplicasNothingOfAWordThatIsForgottenInTheSameBatch() {
        owner.apply("moon", row, gradient(2, 0.1f), published);
        owner.forgotten("moon", row, published);
        owner.flush(published);
        assertThat(replica.find("moon")).isNegative();
    }

    @Test
    void takesAVectorFromElsewhereOncePerImport() throws IOException {
        learn(row, WordGradient.ofCount(7));
        learn(row, gradient(0, 0.5f));
        WordEvent imported = copy(owner.eventCodec(), new ImportedVector(42, new float[] {1, 2, 3, 4}));
        learn(row, imported);
        assertThat(target()).containsExactly(1f, 2f, 3f, 4f);
        assertThat(row.count()).isEqualTo(7);
        learn(row, gradient(1, 0.5f));
        learn(row, imported);
        assertThat(target()).containsExactly(1.5f, 2.5f, 3.5f, 4.5f);
        learn(copy(owner.stateCodec(), row), imported);
        assertThat(target()).containsExactly(1.5f, 2.5f, 3.5f, 4.5f);
        learn(row, new ImportedVector(43, new float[] {1, 2, 3, 4}));
        assertThat(target()).containsExactly(1f, 2f, 3f, 4f);
    }

    @Test
    void givesAWordThatWasNeverSeenItsImportedVectorAtOnce() {
        learn(row, new ImportedVector(42, new float[] {1, 2, 3, 4}));
        assertThat(target()).containsExactly(1f, 2f, 3f, 4f);
        assertThat(row.count()).isZero();
        assertThat(row.worth()).isEqualTo(settings.minCount());
    }

    @Test
    void ignoresAnImportedVectorOfAnotherLength() {
        learn(row, new ImportedVector(42, new float[] {1, 2, 3}));
        assertThat(row.isMature()).isFalse();
        assertThat(published.messages).isEmpty();
    }

    @Test
    void tellsReplicasOfAForgottenWord() {
        learn(row, WordGradient.ofCount(2));
        assertThat(replica.find("moon")).isNotNegative();
        owner.forgotten("moon", row, published);
        assertThat(replica.find("moon")).isNegative();
        assertThat(replica.size()).isZero();
        assertThat(replica.total()).isZero();
    }

    @Test
    void tellsReplicasAgainAfterARestore() throws IOException {
        learn(row, WordGradient.ofCount(2));
        learn(row, gradient(1, 1f));
        float[] before = target();
        replica.clear();
        owner.restored("moon", copy(owner.stateCodec(), row), published);
        assertThat(target()).containsExactly(before);
        assertThat(replica.count(replica.find("moon"))).isEqualTo(3);
    }

    @Test
    void goesOnAfterItsBytesAsIfNothingHadHappened() throws IOException {
        learn(row, WordGradient.ofCount(2));
        learn(row, gradient(1, 0.3f));
        WordRow restored = copy(owner.stateCodec(), row);
        WordEvent next = copy(owner.eventCodec(), gradient(3, -0.7f).plus(WordGradient.supervised(new float[4])));
        learn(row, next);
        float[] expected = target();
        learn(restored, next);
        assertThat(target()).containsExactly(expected);
        assertThat(restored.count()).isEqualTo(row.count()).isEqualTo(6);
        assertThat(restored.version()).isEqualTo(row.version());
    }

    @Test
    void sendsRowsAsBytesWithoutLoss() throws IOException {
        learn(row, WordGradient.ofCount(2));
        WordVector sent = published.messages.get(0);
        WordVector received = copy(WordVector.codec(), sent);
        assertThat(received.toString()).isEqualTo(sent.toString());
        assertThat(received.target()).containsExactly(target());
        assertThat(copy(WordVector.codec(), WordVector.forgotten("moon")).isForgotten())
                .isTrue();
    }

    @Test
    void addsWhatConcernsOneWord() {
        WordGradient both = gradient(1, 1f).plus(WordGradient.ofCount(2)).plus(gradient(3, 2f));
        assertThat(both.count()).isEqualTo(6);
        assertThat(moved(both.target())).containsExactly(3f, 3f, 3f, 3f);
        assertThat(moved(both.context())).containsExactly(-3f, -3f, -3f, -3f);
        assertThat(both.supervised()).isNull();
    }

    /** A batch of one event. */
    private void learn(WordRow of, WordEvent event) {
        owner.apply("moon", of, event, published);
        owner.flush(published);
    }

    private float[] target() {
        float[] numbers = new float[4];
        assertThat(replica.copyInto(replica.find("moon"), numbers, 0)).isTrue();
        return numbers;
    }

    private static WordGradient gradient(long count, float value) {
        return new WordGradient(count, step(value), step(-value), null);
    }

    private static VectorStep step(float value) {
        return new VectorStep(new float[] {value, value, value, value}, 1f);
    }

    private static float[] moved(@Nullable VectorStep step) {
        float[] vector = new float[4];
        assertThat(step).isNotNull();
        step.addTo(vector);
        return vector;
    }

    private static <T> T copy(Codec<T> codec, T value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.write(value, new DataOutputStream(bytes));
        return codec.read(codec.version(), new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
