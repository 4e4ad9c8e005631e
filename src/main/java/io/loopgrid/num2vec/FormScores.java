package io.loopgrid.num2vec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The prequential log loss of each form, and which of them is used: another one takes over once its loss has been lower by
 * three standard errors of the difference, so that chance seldom changes it. Old differences fade, so that a symbol whose
 * market changes can change its form. For one thread.
 */
final class FormScores {
    private static final double MEMORY = 1000;
    private static final double FEWEST = 50;
    private static final double STANDARD_ERRORS = 3;
    private static final int FORMS = EncodingForm.values().length;

    private final double[] losses;
    private final double[] differences = new double[FORMS];
    private final double[] variances = new double[FORMS];
    private double seen;
    private double seenSinceChange;
    private EncodingForm form = EncodingForm.RAW;

    /** @param heads at least one for each form, in their order */
    FormScores(int heads) {
        losses = new double[heads];
    }

    EncodingForm form() {
        return form;
    }

    /** The fading mean of a head's losses, 0 before the first. */
    double loss(int head) {
        return losses[head];
    }

    /** How many examples there were, those that overlap counting as the part of a horizon that they are apart. */
    double seen() {
        return seen;
    }

    /**
     * Learns the losses of one example.
     *
     * @param given what each head gave to the true class, as a logarithm
     */
    void add(double[] given, double share) {
        seen += share;
        seenSinceChange += share;
        double weight = share / Math.min(seen, MEMORY);
        for (int head = 0; head < losses.length; head++) {
            losses[head] += Math.min(1, weight) * (-given[head] - losses[head]);
        }
        double weightOfDifference = Math.min(1, share / Math.min(seenSinceChange, MEMORY));
        for (int f = 0; f < FORMS; f++) {
            double gain = given[f] - given[form.ordinal()] - differences[f];
            differences[f] += weightOfDifference * gain;
            variances[f] = (1 - weightOfDifference) * (variances[f] + weightOfDifference * gain * gain);
        }
        choose();
    }

    private void choose() {
        double n = Math.min(seenSinceChange, MEMORY);
        if (n < FEWEST) {
            return;
        }
        EncodingForm best = form;
        double most = STANDARD_ERRORS;
        for (int f = 0; f < FORMS; f++) {
            double error = Math.sqrt(variances[f] / n);
            if (error > 0 && differences[f] / error > most) {
                most = differences[f] / error;
                best = EncodingForm.at(f);
            }
        }
        if (best != form) {
            form = best;
            seenSinceChange = 0;
            Arrays.fill(differences, 0);
            Arrays.fill(variances, 0);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(form.ordinal());
        out.writeDouble(seen);
        out.writeDouble(seenSinceChange);
        for (double loss : losses) {
            out.writeDouble(loss);
        }
        for (int f = 0; f < FORMS; f++) {
            out.writeDouble(differences[f]);
            out.writeDouble(variances[f]);
        }
    }

    void read(DataInput in) throws IOException {
        form = EncodingForm.at(in.readByte());
        seen = in.readDouble();
        seenSinceChange = in.readDouble();
        for (int head = 0; head < losses.length; head++) {
            losses[head] = in.readDouble();
        }
        for (int f = 0; f < FORMS; f++) {
            differences[f] = in.readDouble();
            variances[f] = in.readDouble();
        }
    }
}
