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

final class BlendTest {
    private final Random random = new Random(1);
    private final float[] out = new float[2];

    @Test
    void isTheGeometricMeanAtFirst() {
        float[][] said = {{0.8f, 0.2f}, {0.5f, 0.5f}};
        new Blend(2, 2).probabilities(said, out);
        assertThat(out[0]).isCloseTo(2f / 3, within(1e-6f));
    }

    @Test
    void isBetterThanTheBestWhereTwoKnowDifferentThings() {
        Blend blend = new Blend(2, 2);
        double blended = 0;
        double best = 0;
        for (int i = 0; i < 4000; i++) {
            boolean a = random.nextBoolean();
            boolean b = random.nextBoolean();
            int label = random.nextDouble() < (a ? 0.3 : 0) + (b ? 0.3 : 0) + 0.2 ? 1 : 0;
            float[][] said = {{a ? 0.35f : 0.65f, a ? 0.65f : 0.35f}, {b ? 0.35f : 0.65f, b ? 0.65f : 0.35f}};
            blend.probabilities(said, out);
            blended -= Math.log(out[label]);
            best -= Math.log(said[0][label]);
            blend.learn(said, label, 1);
        }
        assertThat(blended).isLessThan(0.97 * best);
    }

    @Test
    void losesLittleAgainstTheBestExpert() {
        Blend blend = new Blend(3, 2);
        double blended = 0;
        double best = 0;
        for (int i = 0; i < 3000; i++) {
            int label = random.nextDouble() < 0.8 ? 0 : 1;
            float noise = 0.05f + 0.9f * random.nextFloat();
            float[][] said = {{0.8f, 0.2f}, {noise, 1 - noise}, {0.02f, 0.98f}};
            blend.probabilities(said, out);
            blended -= Math.log(out[label]);
            best -= Math.log(said[0][label]);
            blend.learn(said, label, 1);
        }
        assertThat(blended - best).isLessThan(0.02 * 3000);
    }

    @Test
    void goesOnAfterARestart() throws IOException {
        Blend blend = new Blend(2, 2);
        float[][] said = {{0.7f, 0.3f}, {0.2f, 0.8f}};
        blend.learn(said, 1, 0.5f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        blend.write(new DataOutputStream(bytes));
        Blend copy = Blend.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        copy.learn(said, 0, 1);
        blend.learn(said, 0, 1);
        assertThat(copy.weight(0)).isEqualTo(blend.weight(0));
        assertThat(copy.weight(1)).isEqualTo(blend.weight(1));
    }
}
