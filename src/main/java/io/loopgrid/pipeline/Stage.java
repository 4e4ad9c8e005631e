package io.loopgrid.pipeline;

/** The stages of the job that have no keyed state. */
enum Stage {
    /** Reads clean tweets. */
    TWEETS("tweets"),
    /** Reads prices. */
    PRICES("prices"),
    /** Reads corrections of valid form. */
    LABELS("labels"),
    /** Reads what people tell the loop to do. */
    COMMANDS("commands"),
    /** Reads word vectors that were learned elsewhere. */
    VECTORS("vectors"),
    /** Reads dead letters, to count them. */
    REJECTED("rejected"),
    /** Embeds, predicts, trains words. */
    PREDICT("predict"),
    /** Writes the member's replica. */
    REPLICA("replica"),
    /** Writes signals, outcomes, alerts and dead letters. */
    SINK("sink");

    private final String vertex;

    Stage(String vertex) {
        this.vertex = vertex;
    }

    /** The name in the graph. */
    String vertex() {
        return vertex;
    }
}
