package io.loopgrid.loop;

/** Everybody whose logits are blended, in the order in which a prediction keeps them. */
enum Expert {
    /** The class weights of the words. */
    WORDS("words"),
    /** A softmax over the features, of all symbols. */
    LINEAR("linear"),
    /** A two-layer network over the features, of all symbols. */
    NETWORK("network"),
    /** Smile's logistic regression, fitted to the newest examples of all symbols. */
    LOGISTIC("logistic-regression"),
    /** Boosted trees of Smile, fitted to the same. */
    TREES("boosted-trees"),
    /** A softmax over the features, of this symbol alone. */
    OWN("own-linear"),
    /** The shares of the classes. */
    PRIOR("prior");

    /** The name of all of them together, as they are weighed by what they have shown. */
    public static final String BLEND = "blend";

    static final int COUNT = values().length;

    private final String title;

    Expert(String title) {
        this.title = title;
    }

    /** What it is called by people. */
    public String title() {
        return title;
    }
}
