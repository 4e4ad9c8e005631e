package io.loopgrid.word2vec;

import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.function.Partitions;
import java.util.ArrayList;
import java.util.List;

/**
 * The owner of the words: key the word, state its row, events {@link WordEvent}.
 *
 * <p>Trainers on every thread step on copies of their replica's rows and send the differences; only here does a row change. A changed row is sent to
 * {@link #REPLICA} once in a batch; a row whose count alone has changed is sent when the published count is more than an eighth behind.
 *
 * <p>The vocabulary is bounded by Space-Saving (Metwally, Agrawal and El Abbadi 2005): what is worth least goes, and a word that comes
 * begins with the worth of the last that went from its share of the words, as the most that it can have been seen before.
 */
public final class WordFunction implements KeyedFunction<WordRow, WordEvent> {
    /** The name of this function. */
    public static final String NAME = "words";

    /** The address that changed rows are sent to, as {@link WordVector}. */
    public static final String REPLICA = "replica";

    /** Shares of the words with a head start of their own. Which one a word is in depends on the word alone. */
    private static final int SHARES = 61;

    private final WordSettings settings;
    /** Words that replicas are to be told of, in the order in which they changed first; each has its row in {@link #changedRows}. */
    private final List<String> changedWords = new ArrayList<>();

    private final List<WordRow> changedRows = new ArrayList<>();

    /** In each share, the most that a word without a row can have been seen. Known from the rows, so not a state. */
    private final long[] headStarts = new long[SHARES];

    /** Owns words by these settings. */
    public WordFunction(WordSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public WordRow initial(String key) {
        return new WordRow(headStarts[Partitions.of(key, SHARES)]);
    }

    @Override
    public void apply(String key, WordRow row, WordEvent event, Context context) {
        if (event instanceof WordGradient gradient) {
            learn(key, row, gradient);
        } else if (event instanceof ImportedVector imported
                && imported.dimension() == settings.dimension()
                && row.adopt(imported, settings.minCount())) {
            setChanged(key, row);
        }
    }

    private void setChanged(String key, WordRow row) {
        if (row.setToPublish()) {
            changedWords.add(key);
            changedRows.add(row);
        }
    }

    private void learn(String key, WordRow row, WordGradient gradient) {
        row.see(gradient.count());
        boolean isNew = !row.isMature() && row.count() >= settings.minCount();
        if (isNew) {
            row.mature(key, settings.dimension());
        }
        row.learn(gradient, settings.supervisedRate());
        if (isNew || !gradient.isCountOnly() || row.isCountStale()) {
            setChanged(key, row);
        }
    }

    @Override
    public void flush(Context context) {
        for (int i = 0; i < changedRows.size(); i++) {
            WordRow row = changedRows.get(i);
            WordVector now = row.clearToPublish() ? row.publish(changedWords.get(i)) : null;
            if (now != null) {
                context.send(REPLICA, now.word(), now);
            }
        }
        changedRows.clear();
        changedWords.clear();
    }

    @Override
    public void forgotten(String key, WordRow row, Context context) {
        row.clearToPublish();
        raiseHeadStart(key, row.worth());
        if (row.isMature()) {
            context.send(REPLICA, key, WordVector.forgotten(key));
        }
    }

    @Override
    public void restored(String key, WordRow row, Context context) {
        // Who came last began with what was then the least worth.
        raiseHeadStart(key, row.headStart());
        WordVector now = row.snapshot(key);
        if (now != null) {
            context.send(REPLICA, key, now);
        }
    }

    private void raiseHeadStart(String key, long least) {
        int share = Partitions.of(key, SHARES);
        headStarts[share] = Math.max(headStarts[share], least);
    }

    @Override
    public Codec<WordRow> stateCodec() {
        return WordRow.codec();
    }

    @Override
    public Codec<WordEvent> eventCodec() {
        return new WordEventCodec();
    }

    @Override
    public Bound<WordRow> bound() {
        return new Bound<>(settings.maxWords(), WordRow::worth);
    }
}
