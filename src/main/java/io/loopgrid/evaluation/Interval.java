package io.loopgrid.evaluation;

import java.util.List;

/** Where a number lies with a probability of 95 %; both ends NaN when there is too little to tell. */
record Interval(double low, double high) {
    /** The interval of what cannot be told. */
    static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

    /** Whether even the low end is above 0; never of what cannot be told. */
    boolean isAboveZero() {
        return low > 0;
    }

    /** The low end, then the high end. */
    List<Double> toList() {
        return List.of(low, high);
    }

    /** The word for it: {@code edge} or {@code no edge}. */
    String verdict() {
        return isAboveZero() ? "edge" : "no edge";
    }
}
