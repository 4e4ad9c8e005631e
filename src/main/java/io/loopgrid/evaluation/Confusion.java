package io.loopgrid.evaluation;

/**
 * Metrics of a table of how often each class was predicted for each true class: {@code table[label * classes + predicted]}.
 * NaN of an empty table. A plain function of an array, because the bootstrap computes them of thousands of sums.
 */
final class Confusion {
    private Confusion() {}

    static double accuracy(double[] table, int classes) {
        double right = 0;
        double all = 0;
        for (int label = 0; label < classes; label++) {
            right += table[label * classes + label];
            all += ofLabel(table, classes, label);
        }
        return right / all;
    }

    /** The mean over the classes that occur of the share of each that was found. */
    static double balancedAccuracy(double[] table, int classes) {
        double recalls = 0;
        int occurring = 0;
        for (int label = 0; label < classes; label++) {
            double all = ofLabel(table, classes, label);
            if (all > 0) {
                recalls += table[label * classes + label] / all;
                occurring++;
            }
        }
        return recalls / occurring;
    }

    /** The mean F1 over the classes that occur or were predicted. */
    static double macroF1(double[] table, int classes) {
        double sum = 0;
        int occurring = 0;
        for (int c = 0; c < classes; c++) {
            double both = ofLabel(table, classes, c) + predicted(table, classes, c);
            if (both > 0) {
                sum += 2 * table[c * classes + c] / both;
                occurring++;
            }
        }
        return sum / occurring;
    }

    /** Matthews' correlation for any number of classes (Gorodkin 2004, R_K); 0 when only one class occurs or is predicted. */
    static double mcc(double[] table, int classes) {
        double[] margins = new double[2 * classes + 1];
        for (int c = 0; c < classes; c++) {
            margins[c] = ofLabel(table, classes, c);
            margins[classes + c] = predicted(table, classes, c);
            margins[2 * classes] += table[c * classes + c];
        }
        return mccOfMargins(margins, classes);
    }

    /** The same of how often each class was the label, how often each was predicted, and how often both agreed. */
    static double mccOfMargins(double[] margins, int classes) {
        double all = 0;
        double cross = 0;
        double labelSquares = 0;
        double predictedSquares = 0;
        for (int c = 0; c < classes; c++) {
            double labels = margins[c];
            double predictions = margins[classes + c];
            all += labels;
            cross += labels * predictions;
            labelSquares += labels * labels;
            predictedSquares += predictions * predictions;
        }
        if (all == 0) {
            return Double.NaN;
        }
        double norm = (all * all - predictedSquares) * (all * all - labelSquares);
        return norm <= 0 ? 0 : (margins[2 * classes] * all - cross) / Math.sqrt(norm);
    }

    static double ofLabel(double[] table, int classes, int label) {
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += table[label * classes + c];
        }
        return sum;
    }

    private static double predicted(double[] table, int classes, int prediction) {
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += table[c * classes + prediction];
        }
        return sum;
    }
}
