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

/** How experts are blended, and how the blend learns whom to hear. */
final class BlendTest {
    private final Random random = new Random(1);
    private final float[] out = new float[2];

    @Test
    void addsWhatTheExpertsSay() {
        Blend blend = new BlendState(2, 0.5f, 2f).current();
        blend.logits(new float[] {1, -1, 0.25f, 0.5f}, out);
        assertThat(out).containsExactly(new float[] {1, 0.5f}, within(1e-6f));
    }

    @Test
    void canHearOneAlone() {
        Blend.of(1, 2, 2).logits(new float[] {9, 9, 0.25f, 0.5f}, out);
        assertThat(out).containsExactly(new float[] {0.25f, 0.5f}, within(1e-6f));
    }

    @Test
    void followsTheSlopeOfTheLogLoss() {
        float[] said = {0.3f, -0.8f, 1.1f, 0.4f};
        BlendGradient gradient = new BlendGradient(2, 2);
        gradient.add(new BlendState(2, 0.4f, 0.7f).current(), said, 1, 1);
        for (int e = 0; e < 2; e++) {
            double slope = (loss(said, e, 0.01f) - loss(said, e, -0.01f)) / 0.02;
            assertThat((double) gradient.sums[e]).isCloseTo(slope, within(1e-3));
        }
    }

    private double loss(float[] said, int expert, float more) {
        float[] weights = {0.4f, 0.7f};
        weights[expert] += more;
        new BlendState(2, weights).current().probabilities(said, out);
        return -Math.log(out[1]);
    }

    @Test
    void isBetterThanTheBestWhereTwoKnowDifferentThings() {
        BlendState state = new BlendState(2, 0.5f, 0.5f);
        for (int i = 0; i < 6000; i++) {
            boolean a = random.nextBoolean();
            boolean b = random.nextBoolean();
            int label = random.nextDouble() < (a ? 0.3 : 0) + (b ? 0.3 : 0) + 0.2 ? 1 : 0;
            learn(state, new float[] {a ? -0.6f : 0.6f, 0, b ? -0.6f : 0.6f, 0}, label);
        }
        assertThat(state.logLoss(2)).isLessThan(0.99 * state.logLoss(0)).isLessThan(0.99 * state.logLoss(1));
    }

    @Test
    void losesLittleAgainstTheBestExpert() {
        BlendState state = new BlendState(2, 0.3f, 0.3f, 0.3f);
        for (int i = 0; i < 6000; i++) {
            int label = random.nextDouble() < 0.8 ? 0 : 1;
            float noise = 3 * (float) random.nextGaussian();
            learn(state, new float[] {1.386f, 0, noise, 0, -4, 0}, label);
        }
        assertThat(state.logLoss(3)).isLessThan(1.03 * state.logLoss(0));
    }

    @Test
    void hearsNobodyWhereNothingCanBeKnown() {
        BlendState state = new BlendState(2, 1f);
        for (int i = 0; i < 4000; i++) {
            learn(state, new float[] {2 * (float) random.nextGaussian(), 0}, random.nextInt(2));
        }
        assertThat(state.current().weight(0)).isLessThan(0.3f);
        assertThat(state.logLoss(1)).isLessThan(0.8).isLessThan(state.logLoss(0));
    }

    @Test
    void isNotTrustedWhereOneExpertAloneIsBetter() {
        BlendState state = new BlendState(2, 1f, 0f);
        for (int i = 0; i < 200; i++) {
            learn(state, new float[] {6 * (float) random.nextGaussian(), 0, 0, 0}, random.nextInt(2));
        }
        float[] said = {6, 0, 0.2f, 0};
        state.trusted().logits(said, out);
        assertThat(out[0] - out[1]).isBetween(0.03f, 0.5f);
        for (int i = 0; i < 400; i++) {
            learn(state, new float[] {3, 0, 0, 0}, 0);
        }
        state.trusted().logits(said, out);
        assertThat(out[0] - out[1]).isGreaterThan(1f);
    }

    @Test
    void isNotSureWhileNobodyHasForetoldAnything() {
        BlendState state = new BlendState(2, 1f);
        float[] said = {3, 0};
        state.trusted().logits(said, out);
        assertThat(out[0] - out[1]).isBetween(1f, 2f);
        for (int i = 0; i < 200; i++) {
            learn(state, new float[] {6 * (float) random.nextGaussian(), 0}, random.nextInt(2));
        }
        state.trusted().logits(said, out);
        assertThat(out[0] - out[1]).isBetween(0f, 0.2f);
    }

    @Test
    void goesOnAfterARestart() throws IOException {
        BlendState state = new BlendState(2, 0.5f, 0.2f);
        float[] said = {0.7f, 0.3f, 0.2f, 0.8f};
        learn(state, said, 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        BlendState copy = BlendState.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        learn(copy, said, 0);
        learn(state, said, 0);
        assertThat(copy.current().weight(0)).isEqualTo(state.current().weight(0));
        assertThat(copy.current().offset(1)).isEqualTo(state.current().offset(1));
        assertThat(copy.logLoss(1)).isEqualTo(state.logLoss(1));
    }

    private static void learn(BlendState state, float[] said, int label) {
        int experts = said.length / 2;
        BlendGradient gradient = new BlendGradient(experts, 2);
        gradient.add(state.current(), said, label, 1);
        state.learn(gradient);
    }
}
