package io.loopgrid.evaluation;

import io.loopgrid.linalg.Exponential;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The sums behind the scores of one predictor: bounded, whatever it is told. */
final class Tally {
    private static final int BINS = 10;
    /** Nothing is impossible: a probability of 0 would make a single mistake cost everything. */
    private static final double SMALLEST = 1e-12;

    private final int classes;
    private final double[] confusion;
    private final double[] binCounts = new double[BINS];
    private final double[] binConfidences = new double[BINS];
    private final double[] binRights = new double[BINS];
    private double logLoss;
    private double brier;
    private long count;

    Tally(int classes) {
        this.classes = classes;
        this.confusion = new double[classes * classes];
    }

    /** Adds a prediction and returns its log loss. */
    double add(float[] probabilities, int predicted, int label) {
        confusion[label * classes + predicted]++;
        for (int c = 0; c < classes; c++) {
            double off = probabilities[c] - (c == label ? 1 : 0);
            brier += off * off;
        }
        double confidence = probabilities[predicted];
        int bin = (int) Math.max(0, Math.min(BINS - 1, confidence * BINS));
        binCounts[bin]++;
        binConfidences[bin] += confidence;
        binRights[bin] += predicted == label ? 1 : 0;
        double loss = -Exponential.log(Math.max(SMALLEST, probabilities[label]));
        logLoss += loss;
        count++;
        return loss;
    }

    long count() {
        return count;
    }

    double accuracy() {
        return Confusion.accuracy(confusion, classes);
    }

    double logLoss() {
        return logLoss / count;
    }

    double share(int label) {
        return Confusion.ofLabel(confusion, classes, label) / count;
    }

    Scores scores() {
        double ece = 0;
        for (int bin = 0; bin < BINS; bin++) {
            ece += Math.abs(binRights[bin] - binConfidences[bin]);
        }
        return new Scores(
                accuracy(),
                Confusion.balancedAccuracy(confusion, classes),
                Confusion.mcc(confusion, classes),
                Confusion.macroF1(confusion, classes),
                logLoss(),
                brier / count,
                ece / count);
    }

    List<List<Long>> confusion() {
        List<List<Long>> rows = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            List<Long> row = new ArrayList<>();
            for (int predicted = 0; predicted < classes; predicted++) {
                row.add((long) confusion[label * classes + predicted]);
            }
            rows.add(List.copyOf(row));
        }
        return List.copyOf(rows);
    }

    List<CalibrationBin> calibration() {
        List<CalibrationBin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (binCounts[bin] > 0) {
                double count = binCounts[bin];
                bins.add(new CalibrationBin((long) count, binConfidences[bin] / count, binRights[bin] / count));
            }
        }
        return List.copyOf(bins);
    }

    void write(DataOutput out) throws IOException {
        write(confusion, out);
        write(binCounts, out);
        write(binConfidences, out);
        write(binRights, out);
        out.writeDouble(logLoss);
        out.writeDouble(brier);
        out.writeLong(count);
    }

    void read(DataInput in) throws IOException {
        read(confusion, in);
        read(binCounts, in);
        read(binConfidences, in);
        read(binRights, in);
        logLoss = in.readDouble();
        brier = in.readDouble();
        count = in.readLong();
    }

    private static void write(double[] values, DataOutput out) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static void read(double[] values, DataInput in) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
    }
}
