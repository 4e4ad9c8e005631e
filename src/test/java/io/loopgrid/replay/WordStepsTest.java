package io.loopgrid.replay;

import static io.loopgrid.replay.SmallWorld.MINUTE;
import static io.loopgrid.replay.SmallWorld.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.event.Label;
import io.loopgrid.loop.Totals;
import io.loopgrid.signal.Signal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rule of when feedback moves word vectors: a wrong prediction that was confident moves the words it was made of. */
class WordStepsTest {
    private static final String TEXT = "bitcoin goes to the moon today";
    private static final String OTHER = "nobody speaks of anything else here";

    private final SmallWorld world = new SmallWorld();

    @BeforeEach
    void warmUp() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 60; i++) {
            world.price(START - (60 - i) * MINUTE, 100 + random.nextDouble());
            world.tweet("w" + i, START - (60 - i) * MINUTE, i % 2 == 0 ? TEXT : OTHER);
        }
    }

    @Test
    void aConfidentMistakeReachesTheWordsThatCausedIt() {
        surelyUp();
        float[] moon = vector("moon");
        float[] nobody = vector("nobody");
        long before = world.total(Totals.WORD_STEPS);
        world.correct("BTC:wrong", "BTC:sure", Label.DOWN, START + 3);
        assertThat(vector("moon")).isNotEqualTo(moon);
        assertThat(vector("nobody")).containsExactly(nobody);
        assertThat(world.total(Totals.WORD_STEPS)).isEqualTo(before + 1);
    }

    @Test
    void whatWasRightOrUnsureLeavesTheWordsAlone() {
        Signal unsure = world.tweet("unsure", START, TEXT);
        assertThat(unsure.probability(unsure.mostProbable())).isLessThan(0.6f);
        Label other = unsure.mostProbable() == Label.UP ? Label.DOWN : Label.UP;
        float[] moon = vector("moon");
        long before = world.total(Totals.WORD_STEPS);
        world.correct("BTC:c", "BTC:unsure", other, START + 1);
        assertThat(vector("moon")).containsExactly(moon);
        surelyUp();
        moon = vector("moon");
        world.correct("BTC:right", "BTC:sure", Label.UP, START + 3);
        assertThat(vector("moon")).containsExactly(moon);
        assertThat(world.total(Totals.WORD_STEPS)).isEqualTo(before);
    }

    /** Corrections until the text is foretold to mean UP with confidence; the last prediction is "sure". */
    private void surelyUp() {
        for (int i = 0; i < 10; i++) {
            world.tweet("u" + i, START, TEXT);
            world.correct("BTC:u" + i, "BTC:u" + i, Label.UP, START + 1);
        }
        assertThat(world.tweet("sure", START + 2, TEXT).up()).isGreaterThan(0.6f);
    }

    private float[] vector(String word) {
        float[] vector = new float[world.settings.dimension()];
        assertThat(world.replica.words().copyInto(world.replica.words().find(word), vector, 0))
                .isTrue();
        return vector;
    }
}
