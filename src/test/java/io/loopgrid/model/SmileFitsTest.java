package io.loopgrid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopgrid.linalg.Softmax;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Smile's logistic regression and trees, in the form that predictors read. */
final class SmileFitsTest {
    private static final int FEATURES = 4;
    private static final int CLASSES = 3;

    private final ExampleWindow window = new ExampleWindow(500, FEATURES);
    private final Random random = new Random(1);

    @Test
    void aLogisticRegressionLearnsALine() {
        teach(600, false);
        LinearWeights fit = Objects.requireNonNull(logistic());
        assertThat(probabilities(fit, 2, 0)[2]).isGreaterThan(0.7f);
        assertThat(probabilities(fit, -2, 0)[0]).isGreaterThan(0.7f);
    }

    @Test
    void aLogisticRegressionHoldsAClassThatNobodyHasSeenForRare() {
        for (int i = 0; i < 300; i++) {
            float x = (float) random.nextGaussian();
            window.add(new float[] {x, 0, 0, 1}, x > 0 ? 2 : 0, i);
        }
        LinearWeights fit = Objects.requireNonNull(logistic());
        float[] p = probabilities(fit, 2, 0);
        assertThat(p[2]).isGreaterThan(0.8f);
        assertThat(p[1]).isBetween(0f, 0.02f);
    }

    @Test
    void nothingIsFittedToOneClass() {
        window.add(new float[] {1, 0, 0, 1}, 1, 0);
        assertThat(logistic()).isNull();
        assertThat(trees()).isNull();
    }

    @Test
    void treesLearnWhatNoLineCan() {
        teach(500, true);
        BoostedTrees fit = Objects.requireNonNull(trees());
        assertThat(probabilities(fit, 0, 0)[1]).isGreaterThan(0.7f);
        assertThat(probabilities(fit, 2, 0)[2]).isGreaterThan(0.7f);
        assertThat(probabilities(fit, -2, 0)[2]).isGreaterThan(0.7f);
    }

    @Test
    void aFitIsTheSameTwiceAndAfterAJourney() throws IOException {
        teach(500, true);
        BoostedTrees fit = Objects.requireNonNull(trees());
        byte[] bytes = bytes(fit);
        assertThat(bytes(Objects.requireNonNull(trees()))).isEqualTo(bytes);
        BoostedTrees read = BoostedTrees.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        assertThat(probabilities(read, 0.3f, 1)).containsExactly(probabilities(fit, 0.3f, 1), within(0f));
    }

    private @Nullable LinearWeights logistic() {
        return SmileLogistic.fit(window.toRows(), window.toLabels(), CLASSES);
    }

    private @Nullable BoostedTrees trees() {
        return SmileTrees.fit(window.toRows(), window.toLabels(), 0, FEATURES - 1, CLASSES);
    }

    private void teach(int examples, boolean isFolded) {
        for (int i = 0; i < examples; i++) {
            float x = (float) random.nextGaussian();
            float seen = isFolded ? Math.abs(x) - 0.4f : x;
            int label = seen > 0.4 ? 2 : seen < -0.4 && !isFolded ? 0 : 1;
            window.add(new float[] {x, (float) random.nextGaussian(), (float) random.nextGaussian(), 1}, label, i);
        }
    }

    private static float[] probabilities(LinearWeights fit, float x, float y) {
        float[] p = new float[CLASSES];
        fit.logits(new float[] {x, y, 0, 1}, p);
        Softmax.softmax(p, 0, CLASSES);
        return p;
    }

    private static float[] probabilities(BoostedTrees fit, float x, float y) {
        float[] p = new float[CLASSES];
        fit.logits(new float[] {x, y, 0, 1}, p, 0, CLASSES);
        Softmax.softmax(p, 0, CLASSES);
        return p;
    }

    private static byte[] bytes(BoostedTrees fit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fit.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
