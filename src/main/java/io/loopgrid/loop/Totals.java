package io.loopgrid.loop;

/** The names of the counts: keys of {@link TotalsFunction}. */
public final class Totals {
    /** Tweets taken, late ones too, each (id, symbols) once. */
    public static final String TWEETS = "tweets";

    /** Prices that moved a market. */
    public static final String PRICES = "prices";

    /** Signals given. */
    public static final String SIGNALS = "signals";

    /** Labels that the market gave. */
    public static final String OUTCOMES = "outcomes";

    /** Corrections, retractions too, that were taken. */
    public static final String CORRECTIONS = "corrections";

    /** Controls that were taken. */
    public static final String CONTROLS = "controls";

    /** Corrections and controls seen before, by id. */
    public static final String DUPLICATES = "duplicates";

    /** Corrections seen before; among the duplicates. */
    public static final String DUPLICATE_CORRECTIONS = "duplicate-corrections";

    /** Controls seen before; among the duplicates. */
    public static final String DUPLICATE_CONTROLS = "duplicate-controls";

    /** Corrections and controls that the loop could not use, and sent to the dead letters. */
    public static final String REFUSED = "refused";

    /**
     * Dead letters of every topic, counted by whoever reads them; with a slash, the topic, a slash and the field, those of one
     * topic that were refused for one field.
     */
    public static final String REJECTED = "rejected";

    /** Tweets beyond the allowed lateness: counted and trained on, without a signal. */
    public static final String LATE_TWEETS = "late-tweets";

    /** Prices not newer than the newest of their symbol: ignored. */
    public static final String LATE_PRICES = "late-prices";

    /** Tweets without a symbol: trained on, without a signal. */
    public static final String WITHOUT_SYMBOL = "without-symbol";

    /** Tweets whose text has no token: without a signal. */
    public static final String WITHOUT_TEXT = "without-text";

    /** Signals not kept because too many were waiting for their outcome. */
    public static final String SAMPLED_OUT = "sampled-out";

    /** Predictions whose horizon passed without a price that tells. */
    public static final String MISSING = "missing";

    /** Predictions forgotten before their horizon, over the bound. */
    public static final String FORGOTTEN = "forgotten";

    /** Predictions forgotten because the author of their tweet asked for it. */
    public static final String ERASED = "erased";

    /** Those of them whose horizon had not passed. */
    public static final String ERASED_PENDING = "erased-pending";

    /** Price labels learned. */
    public static final String LEARNED = "learned";

    /** Confident mistakes that reached their words. */
    public static final String WORD_STEPS = "word-steps";

    /** Tokens read. */
    public static final String TOKENS = "tokens";

    /** Tokens trained on as targets. */
    public static final String TRAINED_TOKENS = "trained-tokens";

    /** Alarms that the log loss has risen. */
    public static final String DRIFT_OF_ERROR = "drift-error";

    /** Alarms that more words are unknown. */
    public static final String DRIFT_OF_VOCABULARY = "drift-vocabulary";

    /** Alarms that returns are larger or smaller than they were. */
    public static final String DRIFT_OF_PRICES = "drift-prices";

    private Totals() {}
}
