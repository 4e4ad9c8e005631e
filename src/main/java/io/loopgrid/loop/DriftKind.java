package io.loopgrid.loop;

import io.loopgrid.linalg.Exponential;

/** What may drift, and how a block of it becomes a number between 0 and 1 that a detector can compare. */
enum DriftKind {
    /** The prequential log loss: worse when it rises. */
    ERROR(Totals.DRIFT_OF_ERROR, 1) {
        @Override
        double value(double mean, double reference) {
            return Math.min(1, mean / MOST_LOSS);
        }

        @Override
        double mean(double value, double reference) {
            return value * MOST_LOSS;
        }

        @Override
        boolean matters(double before, double after) {
            return after > before;
        }
    },
    /** The share of tokens that have no vector: worse when it rises. */
    VOCABULARY(Totals.DRIFT_OF_VOCABULARY, 1) {
        @Override
        double value(double mean, double reference) {
            return mean;
        }

        @Override
        double mean(double value, double reference) {
            return value;
        }

        @Override
        boolean matters(double before, double after) {
            return after > before;
        }
    },
    /** The squared return per millisecond, on a logarithmic scale: another market when it changes either way. */
    PRICES(Totals.DRIFT_OF_PRICES, 12) {
        @Override
        double value(double mean, double reference) {
            double log = Exponential.log(Math.max(mean, Double.MIN_NORMAL) / reference);
            return Math.max(0, Math.min(1, 0.5 + log / LOG_RANGE));
        }

        @Override
        double mean(double value, double reference) {
            return reference * Exponential.exp((value - 0.5) * LOG_RANGE);
        }

        @Override
        boolean matters(double before, double after) {
            return before != after;
        }
    };

    /** Twice what it costs to say nothing of three classes; what is beyond is as bad. */
    private static final double MOST_LOSS = 2.2;
    /** Squared returns from a four-hundredth to four hundred times those of the first block. */
    private static final double LOG_RANGE = 12;

    private static final DriftKind[] VALUES = values();

    private final String total;
    private final int horizons;

    DriftKind(String total, int horizons) {
        this.total = total;
        this.horizons = horizons;
    }

    static DriftKind at(int ordinal) {
        return VALUES[ordinal];
    }

    /** The name of the count of its alarms. */
    String total() {
        return total;
    }

    /**
     * How many horizons a block is long: predictions of one horizon share their outcome, so that shorter blocks would not be
     * independent; how much prices move follows the hour, so theirs are longer.
     */
    int horizons() {
        return horizons;
    }

    /** A block's mean as a number between 0 and 1. */
    abstract double value(double mean, double reference);

    /** The mean that such a number stands for. */
    abstract double mean(double value, double reference);

    /** Whether a change is one to tell of. */
    abstract boolean matters(double before, double after);
}
