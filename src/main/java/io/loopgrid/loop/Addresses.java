package io.loopgrid.loop;

/**
 * Where the loop's messages go: the names of its functions, of the replicas and of its outputs.
 *
 * <p>Who sends to whom has no cycle; the loop closes through the replicas:
 *
 * <pre>
 * tweets      → words recents kept predictions windows drift totals signals alerts
 * prices      → markets → history drift replica totals
 * labels      → corrections → predictions kept totals dead-letters
 * controls    → models totals dead-letters
 * erasures    → kept
 * kept        → predictions
 * predictions → models words scores drift totals outcomes dead-letters
 * words, recents, models → replica
 * models      → alerts totals dead-letters
 * windows     → alerts totals
 * drift       → models replica alerts totals
 * </pre>
 */
public final class Addresses {
    /** Function: the vectors of words; key the word. */
    public static final String WORDS = "words";

    /** Function: what the prices of a symbol have been; key the symbol. */
    public static final String MARKETS = "markets";

    /** Function: one encoding of the market per price; key symbol and time. */
    public static final String HISTORY = "history";

    /** Function: the mean embedding of recent tweets; key the symbol. */
    public static final String RECENTS = "recents";

    /** Function: the classifier; key the symbol. */
    public static final String MODELS = "models";

    /** Function: what was predicted and became of it; key the signal's id. */
    public static final String PREDICTIONS = "predictions";

    /** Function: which signals of a minute are kept; key symbol and minute. */
    public static final String KEPT = "kept";

    /** Function: the audit log of corrections; key the correction's id. */
    public static final String CORRECTIONS = "corrections";

    /** Function: what people told the loop to do, and which feeds are to run; key the symbol or the feed. */
    public static final String CONTROLS = "controls";

    /** Function: how well it was predicted; key the symbol. */
    public static final String SCORES = "scores";

    /** Function: tweets per window of event time; key the symbol. */
    public static final String WINDOWS = "windows";

    /** Function: whether error, vocabulary and prices are what they were; key the symbol. */
    public static final String DRIFT = "drift";

    /** Function: counts since the state began; key the count's name. */
    public static final String TOTALS = "totals";

    /** The {@link Replica} of every member. */
    public static final String REPLICA = "replica";

    /** Output: {@link io.loopgrid.signal.Signal}, key the symbol. */
    public static final String SIGNALS = "signals";

    /** Output: {@link io.loopgrid.feedback.Outcome}, key the symbol. */
    public static final String OUTCOMES = "outcomes";

    /** Output: {@link io.loopgrid.signal.Alert}, key the symbol. */
    public static final String ALERTS = "alerts";

    /** Output: {@link DeadLetter}, key as far as it is known. */
    public static final String DEAD_LETTERS = "dead-letters";

    private Addresses() {}
}
