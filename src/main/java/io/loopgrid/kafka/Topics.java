package io.loopgrid.kafka;

import java.util.List;
import java.util.stream.Stream;

/** The names of the topics: part of the outside, so constants and not settings. */
public final class Topics {
    /** Posts as they arrive, of any accepted shape. */
    public static final String TWEETS_RAW = "tweets.raw";
    /** Clean tweets; the key is the author's hash. */
    public static final String TWEETS = "tweets";
    /** Ticks and closed candles; the key is the symbol. */
    public static final String PRICES = "prices";
    /** Corrections as they arrive; the key is the symbol. */
    public static final String CORRECTIONS = "corrections";
    /** Corrections of valid form; the key is the symbol. */
    public static final String LABELS = "labels";
    /** Promote, rollback, start and stop of feeds; the key is the symbol or the feed. */
    public static final String CONTROLS = "controls";
    /** Signals that are to be forgotten because of their author; the key is the signal's id. */
    public static final String ERASURES = "erasures";
    /** Word vectors that were learned elsewhere; the key is the word. */
    public static final String VECTORS = "vectors";
    /** Signals; the key is the symbol, the last record of an id wins. */
    public static final String SIGNALS = "signals";
    /** What became of signals; the key is the symbol. */
    public static final String OUTCOMES = "outcomes";
    /** What a person may want to look at; the key is the symbol. */
    public static final String ALERTS = "alerts";
    /** Rows of state, compacted: the newest of a key is kept. */
    public static final String STATE_ROWS = "state.rows";
    /** Which epochs of the state are committed, compacted. */
    public static final String STATE_COMMITS = "state.commits";

    /** What the name of a topic's dead letters ends with. */
    public static final String DEAD_LETTER_SUFFIX = ".dlt";

    private Topics() {}

    /** The topics of every record that could not be used. */
    public static List<String> deadLetters() {
        return Stream.of(TWEETS_RAW, TWEETS, PRICES, CORRECTIONS, LABELS, CONTROLS, ERASURES, VECTORS)
                .map(Topics::deadLettersOf)
                .toList();
    }

    /** The topic of the records of a topic that could not be used. */
    public static String deadLettersOf(String topic) {
        return topic + DEAD_LETTER_SUFFIX;
    }
}
