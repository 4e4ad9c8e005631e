package io.loopgrid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link OnlineModel} promises; a model passes by extending this. */
abstract class ModelConformance<S> {
    static final int FEATURES = 7;

    /** A model of three classes and {@link #FEATURES} features. */
    abstract OnlineModel<S> model();

    @Test
    void givesProbabilitiesThatAddUpToOne() {
        S state = taught(500);
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            assertSound(probabilities(state, example(random)));
        }
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(probabilities(model().initial(), example(new Random(2))))
                .containsExactly(new float[] {1f / 3, 1f / 3, 1f / 3}, within(1e-6f));
    }

    @Test
    void doesNotChangeItsInputs() {
        S state = taught(10);
        float[] x = example(new Random(3));
        float[] before = x.clone();
        probabilities(state, x);
        model().learn(state, x, 1);
        assertThat(x).containsExactly(before);
    }

    @Test
    void asksWithoutLearning() throws IOException {
        S state = taught(10);
        byte[] before = bytes(state);
        probabilities(state, example(new Random(4)));
        assertThat(bytes(state)).isEqualTo(before);
    }

    @Test
    void learnsTheSameFromTheSameExamples() throws IOException {
        assertThat(bytes(taught(300))).isEqualTo(bytes(taught(300)));
    }

    @Test
    void makesTheLabelOfAnExampleMoreProbable() {
        for (int label = 0; label < 3; label++) {
            S state = model().initial();
            float[] x = example(new Random(5));
            float before = probabilities(state, x)[label];
            model().learn(state, x, label);
            assertThat(probabilities(state, x)[label]).isGreaterThan(before);
        }
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() throws IOException {
        S state = taught(200);
        S copy = model().read(new DataInputStream(new ByteArrayInputStream(bytes(state))));
        Random random = new Random(6);
        for (int i = 0; i < 50; i++) {
            float[] x = example(random);
            assertThat(probabilities(copy, x)).containsExactly(probabilities(state, x));
            model().learn(state, x, i % 3);
            model().learn(copy, x, i % 3);
        }
        assertThat(bytes(copy)).isEqualTo(bytes(state));
    }

    @Test
    void staysSoundWhateverItSees() {
        S state = model().initial();
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            float[] x = example(random);
            for (int j = 0; j < FEATURES; j++) {
                x[j] *= i % 5 == 0 ? 1e6f : i % 5 == 1 ? 0 : i % 5 == 2 ? 1e-6f : 1;
            }
            model().learn(state, x, i % 3);
            assertSound(probabilities(state, x));
        }
    }

    @Test
    void findsTheMoreFrequentClass() {
        S state = model().initial();
        Random random = new Random(8);
        for (int i = 0; i < 2000; i++) {
            model().learn(state, example(random), i % 10 < 6 ? 2 : i % 2);
        }
        float mean = 0;
        for (int i = 0; i < 200; i++) {
            mean += probabilities(state, example(random))[2] / 200;
        }
        assertThat(mean).isCloseTo(0.6f, within(0.1f));
    }

    S taught(int examples) {
        S state = model().initial();
        Random random = new Random(9);
        for (int i = 0; i < examples; i++) {
            float[] x = example(random);
            model().learn(state, x, x[0] > 0.5 ? 2 : x[0] < -0.5 ? 0 : 1);
        }
        return state;
    }

    float[] probabilities(S state, float[] x) {
        float[] out = new float[3];
        model().probabilities(state, x, out);
        return out;
    }

    private byte[] bytes(S state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model().write(state, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** Normal features, and a one for the bias. */
    static float[] example(Random random) {
        float[] x = new float[FEATURES];
        for (int j = 0; j < FEATURES - 1; j++) {
            x[j] = (float) random.nextGaussian();
        }
        x[FEATURES - 1] = 1;
        return x;
    }

    private static void assertSound(float[] probabilities) {
        float sum = 0;
        for (float probability : probabilities) {
            assertThat(probability).isBetween(0f, 1f);
            sum += probability;
        }
        assertThat(sum).isCloseTo(1f, within(1e-5f));
    }
}
