package io.loopgrid.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RunningSharesTest {
    private static final double LN_5 = Math.log(5);

    private final RunningShares shares = new RunningShares(3);
    private long nowMillis;

    @Test
    void beginsWithEqualShares() {
        for (int c = 0; c < 3; c++) {
            assertThat(shares.probability(c)).isCloseTo(1.0 / 3, within(1e-12));
        }
    }

    @Test
    void givesProbabilitiesThatAddUpToOne() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            learn(random.nextInt(10) == 0 ? 0 : 2);
            double sum = shares.probability(0) + shares.probability(1) + shares.probability(2);
            assertThat(sum).isCloseTo(1, within(1e-9));
        }
        assertThat(shares.probability(2)).isCloseTo(0.9, within(0.03));
        assertThat(shares.mostFrequent()).isEqualTo(2);
    }

    @Test
    void losesHardlyMoreThanLaplacesRuleOnIndependentLabels() {
        Random random = new Random(2);
        double[] counts = {1, 1, 1};
        double laplace = 0;
        double own = 0;
        for (int i = 0; i < 5_000; i++) {
            int label = random.nextInt(10) < 7 ? 0 : 1 + random.nextInt(2);
            laplace -= Math.log(counts[label] / (i + 3));
            own -= Math.log(shares.probability(label));
            counts[label]++;
            learn(label);
        }
        assertThat(own).isLessThan(laplace + LN_5 + 1e-6);
    }

    @Test
    void isNotFooledByThousandsOfLabelsOfOneOutcome() {
        Random random = new Random(3);
        double[] counts = {1, 1, 1};
        double laplace = 0;
        double own = 0;
        int outcomes = 12;
        for (int outcome = 0; outcome < outcomes; outcome++) {
            int label = random.nextInt(3);
            shares.reach(outcome);
            for (int i = 0; i < 1_000; i++) {
                laplace -= Math.log(counts[label] / (counts[0] + counts[1] + counts[2]));
                own -= Math.log(shares.probability(label));
                shares.add(label, outcome + 1);
            }
            counts[label] += 1_000;
        }
        double uniform = outcomes * 1_000 * Math.log(3);
        assertThat(laplace).isGreaterThan(1.1 * uniform);
        assertThat(own).isLessThan(1.03 * uniform);
    }

    @Test
    void knowsALabelNotBeforeItsTime() {
        shares.add(2, 100);
        shares.reach(99);
        assertThat(shares.mostFrequent()).isZero();
        shares.reach(100);
        assertThat(shares.mostFrequent()).isEqualTo(2);
    }

    @Test
    void knowsNoneEarlyWhenThousandsWait() {
        for (int i = 0; i < 10_000; i++) {
            shares.add(2, 1_000 + 7L * i);
        }
        shares.reach(999);
        assertThat(shares.mostFrequent()).isZero();
        shares.reach(1_000 + 70_000 + 1_000);
        assertThat(shares.probability(2)).isGreaterThan(0.9);
    }

    @Test
    void goesOnAfterARestart() throws IOException {
        for (int i = 0; i < 50; i++) {
            learn(i % 2);
        }
        shares.add(1, 1_000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        shares.write(new DataOutputStream(bytes));
        RunningShares read = new RunningShares(3);
        read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read.probability(1)).isEqualTo(shares.probability(1));
        read.reach(1_000);
        shares.reach(1_000);
        assertThat(read.mostFrequent()).isEqualTo(1);
        assertThat(read.probability(1)).isEqualTo(shares.probability(1));
    }

    private void learn(int label) {
        shares.add(label, ++nowMillis);
        shares.reach(nowMillis);
    }
}
