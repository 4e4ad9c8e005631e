package io.loopgrid.num2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PeriodicTermsTest {
    private static final int TERMS = Slots.INPUTS * Slots.WAVES;

    private final PeriodicTerms terms = new PeriodicTerms();
    private final SoftmaxHead head = new SoftmaxHead(TERMS);
    private final Random random = new Random(1);

    @Test
    void followsTheGradientThatFiniteDifferencesGive() {
        for (int i = 0; i < 200; i++) {
            float[] numbers = numbers();
            learnHead(numbers, random.nextInt(3));
        }
        for (int input = 0; input < Slots.INPUTS; input++) {
            terms.frequency(input, 0.1f + 0.05f * input);
        }
        float[] numbers = numbers();
        float[] gradient = gradient(numbers, 1);
        for (int input = 0; input < Slots.INPUTS; input++) {
            float at = terms.frequency(input);
            float step = 1e-3f;
            terms.frequency(input, at + step);
            double above = loss(numbers, 1);
            terms.frequency(input, at - step);
            double below = loss(numbers, 1);
            terms.frequency(input, at);
            assertThat((double) gradient[input]).isCloseTo((above - below) / (2 * step), within(2e-3));
        }
    }

    @Test
    void findsTheFrequencyOfAPlantedWave() {
        double planted = 0.4;
        for (int i = 0; i < 40_000; i++) {
            float[] numbers = new float[Slots.INPUTS];
            Arrays.fill(numbers, Float.NaN);
            numbers[0] = (float) random.nextGaussian();
            boolean isUp = StrictMath.sin(2 * Math.PI * planted * numbers[0]) > 0;
            learn(numbers, isUp ? 2 : 0);
        }
        assertThat(terms.frequency(0)).isCloseTo((float) planted, within(0.06f));
        assertThat(terms.frequency(1)).isEqualTo(new PeriodicTerms().frequency(1));
    }

    @Test
    void staysWithinItsBoundsWhateverItIsTaught() {
        float[] gradient = new float[Slots.INPUTS];
        for (int i = 0; i < 20_000; i++) {
            Arrays.fill(gradient, i < 10_000 ? 100f : -100f);
            terms.learn(gradient, 1);
            assertThat(terms.frequency(3)).isBetween(0.02f, 1f);
        }
    }

    private void learn(float[] numbers, int label) {
        float[] gradient = gradient(numbers, label);
        learnHead(numbers, label);
        terms.learn(gradient, 1);
    }

    private void learnHead(float[] numbers, int label) {
        float[] x = encode(numbers);
        head.learn(x, errors(x, label), 1);
    }

    private float[] gradient(float[] numbers, int label) {
        float[] x = encode(numbers);
        float[] gradient = new float[Slots.INPUTS];
        terms.gradient(numbers, x, 0, head, errors(x, label), gradient);
        return gradient;
    }

    private double loss(float[] numbers, int label) {
        float[] said = new float[3];
        head.probabilities(encode(numbers), said);
        return -StrictMath.log(said[label]);
    }

    private float[] errors(float[] x, int label) {
        float[] errors = new float[3];
        head.probabilities(x, errors);
        errors[label] -= 1;
        return errors;
    }

    private float[] encode(float[] numbers) {
        float[] x = new float[TERMS];
        terms.encode(numbers, x, 0);
        return x;
    }

    private float[] numbers() {
        float[] numbers = new float[Slots.INPUTS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
