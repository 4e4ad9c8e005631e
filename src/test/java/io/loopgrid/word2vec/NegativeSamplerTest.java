package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NegativeSamplerTest {
    /** Counts in the ratio 1 : 16, so draws in the ratio 1 : 8. */
    @ParameterizedTest
    @ValueSource(ints = {64, 1_000, 1_000_000})
    void drawsByTheThreeQuarterPowerOfTheCountAtAnyCapacity(int capacity) {
        SplitMix64 random = new SplitMix64(5);
        NegativeSampler sampler = new NegativeSampler(capacity);
        long[] counts = new long[34];
        for (int round = 0; round < 2_000; round++) {
            for (int rare = 0; rare < 17; rare++) {
                sampler.see(rare, ++counts[rare], random);
                for (int often = 0; often < 16; often++) {
                    sampler.see(17 + rare, ++counts[17 + rare], random);
                }
            }
        }
        int frequent = 0;
        for (int i = 0; i < 40_000; i++) {
            frequent += sampler.draw(random) >= 17 ? 1 : 0;
        }
        assertThat(frequent / 40_000.0).isCloseTo(8.0 / 9, within(capacity < 100 ? 0.12 : 0.03));
    }
}
