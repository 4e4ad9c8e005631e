package io.loopgrid.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PriorModelTest extends ModelConformance<double[]> {
    @Override
    OnlineModel<double[]> model() {
        return new PriorModel(3, 1000);
    }

    @Test
    void followsSharesThatChange() {
        double[] state = model().initial();
        for (int i = 0; i < 5000; i++) {
            model().learn(state, new float[0], i < 2500 ? 0 : 2);
        }
        assertThat(probabilities(state, new float[0])[2]).isGreaterThan(0.85f);
    }
}
