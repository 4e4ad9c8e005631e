package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gradients are those of the loss: moving any number of any vector a little changes the log likelihood as they say. */
final class WordTrainerGradientTest {
    private static final int DIMENSION = 7;
    private static final int WORDS = 6;
    private static final float STEP = 1e-2f;

    private final WordTable table = new WordTable(WORDS, DIMENSION);
    private final int[] document = {0, 1, 2, 3, 1, 4, 5, 0, 2};

    WordTrainerGradientTest() {
        Random random = new Random(3);
        for (int i = 0; i < WORDS; i++) {
            table.put(new WordVector("w" + i, 10 + i, 1, vector(random), 0, vector(random), 0));
        }
    }

    @ParameterizedTest
    @EnumSource(TrainingSettings.Mode.class)
    void areTheSlopeOfTheLogLikelihood(TrainingSettings.Mode mode) {
        Recorder at = record(mode);
        assertThat(at.gradients).isNotEmpty();
        at.gradients.forEach((key, gradient) -> {
            float[] vector = vectorOf(key);
            for (int i = 0; i < DIMENSION; i++) {
                float before = vector[i];
                vector[i] = before + STEP;
                double above = likelihood(mode);
                vector[i] = before - STEP;
                double below = likelihood(mode);
                vector[i] = before;
                assertThat(gradient[i]).as(key + "[" + i + "]").isCloseTo((above - below) / (2 * STEP), within(2e-3));
            }
        });
    }

    private float[] vectorOf(String key) {
        int row = Integer.parseInt(key.substring(1));
        float[] vector = key.charAt(0) == 't' ? table.target(row) : table.context(row);
        assertThat(vector).isNotNull();
        return vector;
    }

    private Recorder record(TrainingSettings.Mode mode) {
        Recorder recorder = new Recorder(table);
        new WordTrainer(new TrainingSettings(mode, 3, 4, 1f, 1f), table, 11)
                .learn(5, document, document.length, recorder);
        return recorder;
    }

    /** Adds up log sigmoid(±input · output) over what the trainer looked at, computed from its inputs and outputs alone. */
    private double likelihood(TrainingSettings.Mode mode) {
        double sum = 0;
        for (Pair pair : record(mode).pairs) {
            double score = 0;
            for (int i = 0; i < DIMENSION; i++) {
                score += (double) pair.input[i] * pair.output[i];
            }
            sum -= StrictMath.log1p(StrictMath.exp(pair.isPositive ? -score : score));
        }
        return sum;
    }

    private static float[] vector(Random random) {
        float[] values = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return values;
    }

    private record Pair(float[] input, float[] output, boolean isPositive) {}

    /** Changes no row, so that every gradient is taken at the same point. */
    private static final class Recorder implements RowUpdates {
        private final WordTable table;

        private final Map<String, double[]> gradients = new HashMap<>();
        private final List<Pair> pairs = new ArrayList<>();

        Recorder(WordTable table) {
            this.table = table;
        }

        @Override
        public float @Nullable [] target(int row) {
            return table.target(row);
        }

        @Override
        public float @Nullable [] context(int row) {
            return table.context(row);
        }

        @Override
        public void stepContext(int row, float[] vector, float factor, float[] input, float energy) {
            pairs.add(new Pair(input.clone(), vector.clone(), factor > 0));
            double[] sum = gradients.computeIfAbsent("c" + row, key -> new double[DIMENSION]);
            for (int i = 0; i < DIMENSION; i++) {
                sum[i] += (double) factor * input[i];
            }
        }

        @Override
        public void stepTarget(int row, float[] vector, float[] gradient) {
            double[] sum = gradients.computeIfAbsent("t" + row, key -> new double[DIMENSION]);
            for (int i = 0; i < DIMENSION; i++) {
                sum[i] += gradient[i];
            }
        }
    }
}
