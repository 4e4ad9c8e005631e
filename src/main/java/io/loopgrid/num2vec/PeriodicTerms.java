package io.loopgrid.num2vec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The sine and the cosine of each number at a frequency of its own: the periodic encoding of Gorishniy et al. 2022, section
 * 3.3, with one frequency a number. The frequencies follow the gradient of the log loss through the head that reads the
 * terms, in AdaGrad's steps (Duchi, Hazan and Singer 2011). For one thread; some 50 nanoseconds a term.
 */
final class PeriodicTerms {
    /** One period over four deviations, so that slower and faster waves are both within reach of the gradient. */
    private static final float FIRST_FREQUENCY = 0.25f;

    private static final float LOWEST = 0.02f;
    /** A period of one deviation: what is faster than that is noise. */
    private static final float HIGHEST = 1f;

    private static final float LEARNING_RATE = 0.005f;
    private static final float PRIOR_SQUARES = 1f;

    private final float[] frequencies = new float[Slots.INPUTS];
    private final float[] squares = new float[Slots.INPUTS];

    PeriodicTerms() {
        Arrays.fill(frequencies, FIRST_FREQUENCY);
        Arrays.fill(squares, PRIOR_SQUARES);
    }

    /** How many periods there are in one deviation of a number. */
    float frequency(int input) {
        return frequencies[input];
    }

    void frequency(int input, float value) {
        frequencies[input] = value;
    }

    /** Writes two terms for each number to {@code out[from…]}; zeros for one that is not known. */
    void encode(float[] numbers, float[] out, int from) {
        for (int i = 0; i < numbers.length; i++) {
            boolean isKnown = !Float.isNaN(numbers[i]);
            double angle = 2 * Math.PI * frequencies[i] * numbers[i];
            out[from + 2 * i] = isKnown ? (float) StrictMath.sin(angle) : 0;
            out[from + 2 * i + 1] = isKnown ? (float) StrictMath.cos(angle) : 0;
        }
    }

    /**
     * Computes the derivative of the log loss by each frequency, 0 for a number that is not known.
     *
     * @param x what the head read, the terms of {@code numbers} from {@code from} on
     * @param errors for each class the probability that was said, less 1 for the true one
     */
    void gradient(float[] numbers, float[] x, int from, SoftmaxHead head, float[] errors, float[] out) {
        for (int i = 0; i < numbers.length; i++) {
            int sine = from + 2 * i;
            double sum = 0;
            for (int label = 0; label < errors.length; label++) {
                double bySine = head.weight(label, sine) * x[sine + 1];
                double byCosine = head.weight(label, sine + 1) * x[sine];
                sum += errors[label] * (bySine - byCosine);
            }
            out[i] = Float.isNaN(numbers[i]) ? 0 : (float) (sum * 2 * Math.PI * numbers[i]);
        }
    }

    /** Takes a step. */
    void learn(float[] gradient, float share) {
        for (int i = 0; i < frequencies.length; i++) {
            float step = share * gradient[i];
            squares[i] += step * step;
            float moved = frequencies[i] - LEARNING_RATE * step / (float) Math.sqrt(squares[i]);
            frequencies[i] = Math.max(LOWEST, Math.min(HIGHEST, moved));
        }
    }

    void write(DataOutput out) throws IOException {
        for (int i = 0; i < frequencies.length; i++) {
            out.writeFloat(frequencies[i]);
            out.writeFloat(squares[i]);
        }
    }

    void read(DataInput in) throws IOException {
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = in.readFloat();
            squares[i] = in.readFloat();
        }
    }
}
