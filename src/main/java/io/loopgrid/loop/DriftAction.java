package io.loopgrid.loop;

/** What is done, beside an alert, when something has drifted. */
public enum DriftAction {
    /** Nothing more. */
    NONE,
    /** The symbol's labels teach more for a while. */
    RAISE_LEARNING_RATE,
    /** Smile's challengers are fitted anew, to nothing older than the change. */
    START_CHALLENGER,
    /** Every token is trained on for a while. */
    REFRESH_EMBEDDINGS
}
