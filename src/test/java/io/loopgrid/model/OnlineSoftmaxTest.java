package io.loopgrid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class OnlineSoftmaxTest extends ModelConformance<SoftmaxState> {
    private final OnlineSoftmax model = new OnlineSoftmax(3, FEATURES);

    @Override
    OnlineModel<SoftmaxState> model() {
        return model;
    }

    @Test
    void followsTheSlopeOfTheLogLoss() {
        SoftmaxState state = taught(300);
        float[] x = example(new Random(1));
        SoftmaxGradient gradient = new SoftmaxGradient(3, FEATURES);
        gradient.add(state.snapshot(), x, 2, 1);
        for (int c = 0; c < 3; c++) {
            for (int j = 0; j < FEATURES; j++) {
                float weight = state.weights[c][j];
                state.weights[c][j] = weight + 0.01f;
                double above = loss(state, x, 2);
                state.weights[c][j] = weight - 0.01f;
                double below = loss(state, x, 2);
                state.weights[c][j] = weight;
                assertThat(gradient.sums[c][j]).isCloseTo((float) ((above - below) / 0.02), within(1e-3f));
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
        assertThat(right).isGreaterThan(900);
    }

    @Test
    void doesNotCareForTheUnitsOfAFeature() {
        SoftmaxState small = model.initial();
        SoftmaxState large = model.initial();
        Random random = new Random(3);
        float[] x = example(random);
        for (int i = 0; i < 200; i++) {
            x = example(random);
            model.learn(small, x, x[0] > 0 ? 2 : 0);
            model.learn(large, scaled(x, 1024), x[0] > 0 ? 2 : 0);
        }
        assertThat(probabilities(large, scaled(x, 1024))).containsExactly(probabilities(small, x), within(1e-4f));
    }

    @Test
    void learnsManyExamplesAtOnceAlmostAsWellAsOneByOne() {
        SoftmaxState state = model.initial();
        Random random = new Random(9);
        for (int batch = 0; batch < 100; batch++) {
            SoftmaxSnapshot before = state.snapshot();
            SoftmaxGradient sum = new SoftmaxGradient(3, FEATURES);
            for (int i = 0; i < 50; i++) {
                float[] x = example(random);
                sum.add(before, x, x[0] > 0.5 ? 2 : x[0] < -0.5 ? 0 : 1, 1);
            }
            model.learn(state, sum);
        }
        assertThat(meanLoss(state)).isLessThan(meanLoss(taught(5000)) + 0.05);
        assertThat(state.version()).isEqualTo(100);
        assertThat(state.examples()).isEqualTo(5000);
    }

    @Test
    void addsSumsAsIfTheyHadBeenOne() {
        SoftmaxSnapshot snapshot = taught(100).snapshot();
        SoftmaxGradient whole = new SoftmaxGradient(3, FEATURES);
        SoftmaxGradient first = new SoftmaxGradient(3, FEATURES);
        SoftmaxGradient second = new SoftmaxGradient(3, FEATURES);
        Random random = new Random(4);
        for (int i = 0; i < 20; i++) {
            float[] x = example(random);
            whole.add(snapshot, x, i % 3, 1);
            (i < 10 ? first : second).add(snapshot, x, i % 3, 1);
        }
        first.addAll(second);
        SoftmaxState one = taught(100);
        SoftmaxState other = taught(100);
        model.learn(one, whole);
        model.learn(other, first);
        float[] x = example(random);
        assertThat(probabilities(one, x)).containsExactly(probabilities(other, x), within(1e-6f));
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
    void becomesUnsureWhenThereIsNothingToLearn() {
        OnlineSoftmax wide = new OnlineSoftmax(3, 200);
        SoftmaxState state = wide.initial();
        Random random = new Random(6);
        double loss = 0;
        for (int i = 0; i < 6000; i++) {
            float[] x = new float[200];
            for (int j = 0; j < 199; j++) {
                x[j] = (float) random.nextGaussian();
            }
            x[199] = 1;
            int label = random.nextInt(3);
            float[] p = new float[3];
            wide.probabilities(state, x, p);
            loss -= i < 3000 ? 0 : Math.log(p[label]) / 3000;
            wide.learn(state, x, label);
        }
        assertThat(loss).isLessThan(Math.log(3) * 1.02);
    }

    @Test
    void movesTheLogitsOfACorrectedExampleByTheStepAndBack() {
        SoftmaxState state = taught(1000);
        float[] x = example(new Random(7));
        float[] before = probabilities(state, x);
        SoftmaxGradient correction = new SoftmaxGradient(3, FEATURES);
        correction.move(x, 0, 4, 2, 0, 1.5f);
        correction.countCorrections(1);
        model.learn(state, correction);
        float[] moved = probabilities(state, x);
        assertThat(Math.log(moved[2] / moved[0]) - Math.log(before[2] / before[0]))
                .isCloseTo(1.5, within(1e-3));
        assertThat(state.corrections()).isEqualTo(1);
        SoftmaxGradient retraction = new SoftmaxGradient(3, FEATURES);
        retraction.move(x, 0, 4, 2, 0, -1.5f);
        retraction.countCorrections(-1);
        model.learn(state, retraction);
        assertThat(probabilities(state, x)).containsExactly(before, within(1e-5f));
        assertThat(state.corrections()).isZero();
    }

    @Test
    void turnsALabelIntoAnotherWithoutLearningTheExampleTwice() {
        SoftmaxState state = taught(1000);
        float[] x = example(new Random(8));
        float before = probabilities(state, x)[0];
        SoftmaxGradient gradient = new SoftmaxGradient(3, FEATURES);
        gradient.relabel(x, 2, 0, 1);
        assertThat(gradient.isEmpty()).isFalse();
        model.learn(state, gradient);
        assertThat(probabilities(state, x)[0]).isGreaterThan(before);
        assertThat(state.examples()).isEqualTo(1000);
    }

    @Test
    void addsContributionsUpToTheDifferenceOfTheLogits() {
        SoftmaxSnapshot snapshot = taught(500).snapshot();
        float[] x = example(new Random(9));
        float[] p = new float[3];
        snapshot.probabilities(x, p);
        float parts = snapshot.contribution(x, 0, 3, 2, 0) + snapshot.contribution(x, 3, FEATURES - 3, 2, 0);
        float calibrated = parts + snapshot.calibration().term(parts, 2, 0);
        assertThat(calibrated).isCloseTo((float) Math.log(p[2] / p[0]), within(1e-4f));
    }

    @Test
    void saysWhatIsWrongWithItsSettings() {
        assertThatThrownBy(() -> new OnlineSoftmax(3, 5, -0.1, 10, 0))
                .hasMessage("learningRate must be > 0 but was -0.1");
    }

    private double meanLoss(SoftmaxState state) {
        Random random = new Random(10);
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            float[] x = example(random);
            sum -= Math.log(probabilities(state, x)[x[0] > 0.5 ? 2 : x[0] < -0.5 ? 0 : 1]) / 1000;
        }
        return sum;
    }

    private static double loss(SoftmaxState state, float[] x, int label) {
        float[] out = new float[3];
        state.snapshot().uncalibrated(x, out);
        return -Math.log(out[label]);
    }

    private static float[] scaled(float[] x, float factor) {
        float[] scaled = x.clone();
        for (int j = 0; j < FEATURES - 1; j++) {
            scaled[j] *= factor;
        }
        return scaled;
    }
}
