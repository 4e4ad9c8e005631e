package io.loopgrid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OnlineSoftmaxTest extends ModelConformance<SoftmaxState> {
    private static final float RATE = 0.1f;

    private final OnlineSoftmax model = new OnlineSoftmax(3, FEATURES, RATE, 20_000, 0);

    @Override
    OnlineModel<SoftmaxState> model() {
        return model;
    }

    @Test
    void followsTheSlopeOfTheLogLoss() {
        SoftmaxState state = taught(300);
        float[] x = example(new Random(1));
        for (float[] squares : state.squares) {
            Arrays.fill(squares, 0f);
        }
        for (int c = 0; c < 3; c++) {
            for (int j = 0; j < FEATURES; j++) {
                float weight = state.weights[c][j];
                state.weights[c][j] = weight + 0.01f;
                double above = loss(state, x, 2);
                state.weights[c][j] = weight - 0.01f;
                double below = loss(state, x, 2);
                state.weights[c][j] = weight;
                double slope = (above - below) / 0.02;
                SoftmaxState after = model.initial();
                System.arraycopy(state.weights[0], 0, after.weights[0], 0, FEATURES);
                System.arraycopy(state.weights[1], 0, after.weights[1], 0, FEATURES);
                System.arraycopy(state.weights[2], 0, after.weights[2], 0, FEATURES);
                model.learn(after, x, 2);
                // The first step of AdaGrad is rate * slope / sqrt(slope^2 + 1).
                double step = RATE * slope / Math.sqrt(slope * slope + 1);
                assertThat((double) weight - after.weights[c][j]).isCloseTo(step, within(1e-4));
            }
        }
    }

    @Test
    void learnsWhatCanBeLearned() {
        SoftmaxState state = taught(5000);
        Random random = new Random(2);
        int right = 0;
        for (int i = 0; i < 1000; i++) {
            float[] x = example(random);
            int label = x[0] > 0.5 ? 2 : x[0] < -0.5 ? 0 : 1;
            float[] p = probabilities(state, x);
            int predicted = p[2] > p[1] && p[2] > p[0] ? 2 : p[0] > p[1] ? 0 : 1;
            right += predicted == label ? 1 : 0;
        }
        assertThat(right).isGreaterThan(850);
    }

    @Test
    void followsAMeaningThatFlips() {
        SoftmaxState state = model.initial();
        Random random = new Random(5);
        int right = 0;
        for (int i = 0; i < 12_000; i++) {
            float[] x = example(random);
            // Right in four of five cases at best.
            boolean isUp = (x[0] > 0) == (random.nextInt(5) > 0) == i < 10_000;
            int label = isUp ? 2 : 0;
            float[] p = probabilities(state, x);
            right += i >= 11_000 && (p[2] > p[0]) == isUp ? 1 : 0;
            model.learn(state, x, label);
        }
        assertThat(right).isGreaterThan(550);
    }

    @Test
    void givesAwayWeightsThatLaterLearningDoesNotChange() {
        SoftmaxState state = taught(50);
        LinearWeights weights = state.weights();
        float[] x = example(new Random(7));
        float[] before = new float[3];
        weights.logits(x, before);
        model.learn(state, x, 0);
        float[] after = new float[3];
        weights.logits(x, after);
        assertThat(after).containsExactly(before);
    }

    @Test
    void refusesWhatItCannotBe() {
        assertThatThrownBy(() -> new OnlineSoftmax(1, 5, 0.1, 100, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("classes must be 2 to 127 but was 1.0");
        assertThatThrownBy(() -> new OnlineSoftmax(3, 5, 0, 100, 0)).hasMessageStartingWith("learningRate must be > 0");
    }

    private double loss(SoftmaxState state, float[] x, int label) {
        return -Math.log(probabilities(state, x)[label]);
    }
}
