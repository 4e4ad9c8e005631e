package io.loopgrid.loop;

/** What is done, beside an alert, when something has drifted. */
public enum DriftAction {
    /** Nothing more. */
    NONE,
    /** The symbol's labels teach more for a while. */
    RAISE_LEARNING_RATE,
    /** Every token is trained on for a while. */
    REFRESH_EMBEDDINGS
}
