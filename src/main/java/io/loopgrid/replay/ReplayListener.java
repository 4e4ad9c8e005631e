package io.loopgrid.replay;

import java.util.List;

/** Hears of every prediction while a replay runs, on its thread. */
public interface ReplayListener {
    /** Hears of nothing. */
    ReplayListener NONE = new ReplayListener() {};

    /** The labels of all predictions, in the order of their probabilities; told once, before anything else. */
    default void labels(List<String> names) {}

    /** A prediction was made. */
    default void predicted(Foretold foretold) {}

    /**
     * The label of a prediction is known.
     *
     * @param id of the prediction
     * @param change the return over the horizon, as a fraction; NaN when the label is an answer
     */
    default void labelled(String id, String label, double change) {}
}
