package io.loopgrid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TwoLayerNetworkTest extends ModelConformance<NetworkState> {
    private static final float RATE = 0.05f;

    private final TwoLayerNetwork model = new TwoLayerNetwork(3, 5, FEATURES, RATE, 0);

    @Override
    OnlineModel<NetworkState> model() {
        return model;
    }

    @Test
    void followsTheSlopeOfTheLogLossInBothLayers() {
        NetworkState state = taught(300);
        forgetSquares(state);
        float[] x = example(new Random(1));
        NetworkState after = state.copy();
        model.learn(after, x, 2);
        // The example has changed the sizes of the features first; the slope is that after it.
        state.seen = after.seen;
        System.arraycopy(after.featureSquares, 0, state.featureSquares, 0, FEATURES);
        checkSteps(state, state.inner, after.inner, x);
        checkSteps(state, state.outer, after.outer, x);
    }

    private void checkSteps(NetworkState state, float[][] rows, float[][] after, float[] x) {
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < rows[row].length; i++) {
                float weight = rows[row][i];
                rows[row][i] = weight + 0.005f;
                double above = -Math.log(probabilities(state, x)[2]);
                rows[row][i] = weight - 0.005f;
                double below = -Math.log(probabilities(state, x)[2]);
                rows[row][i] = weight;
                double slope = (above - below) / 0.01;
                // The first step of AdaGrad is rate * slope / sqrt(slope^2 + 1).
                double step = RATE * slope / Math.sqrt(slope * slope + 1);
                assertThat((double) weight - after[row][i])
                        .as("row %d, number %d", row, i)
                        .isCloseTo(step, within(2e-4));
            }
        }
    }

    private static void forgetSquares(NetworkState state) {
        for (float[] squares : state.innerSquares) {
            Arrays.fill(squares, 0f);
        }
        for (float[] squares : state.outerSquares) {
            Arrays.fill(squares, 0f);
        }
    }

    @Test
    void learnsWhatNoLinearModelCan() {
        OnlineSoftmax linear = new OnlineSoftmax(3, FEATURES, 0.1, 20_000, 0);
        assertThat(rightOfTwoSignsThatMultiply(model)).isGreaterThan(0.9);
        assertThat(rightOfTwoSignsThatMultiply(linear)).isLessThan(0.6);
    }

    private static <S> double rightOfTwoSignsThatMultiply(OnlineModel<S> model) {
        S state = model.initial();
        Random random = new Random(2);
        float[] p = new float[3];
        int right = 0;
        for (int i = 0; i < 20_000; i++) {
            float[] x = example(random);
            x[0] = random.nextBoolean() ? 1 : -1;
            x[1] = random.nextBoolean() ? 1 : -1;
            int label = x[0] * x[1] > 0 ? 2 : 0;
            model.probabilities(state, x, p);
            right += i >= 18_000 && p[label] > 0.5f ? 1 : 0;
            model.learn(state, x, label);
        }
        return right / 2000.0;
    }
}
