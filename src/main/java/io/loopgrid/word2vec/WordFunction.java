package io.loopgrid.word2vec;

import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;

/**
 * The owner of the words: key the word, state its row, events {@link WordGradient}.
 *
 * <p>Trainers on every thread step on copies of their replica's rows and send the differences; only here does a row change. A changed row is sent to
 * {@link #REPLICA}; a row whose count alone has changed is sent when the published count is more than an eighth behind.
 */
public final class WordFunction implements KeyedFunction<WordRow, WordGradient> {
    /** The name of this function. */
    public static final String NAME = "words";

    /** The address that changed rows are sent to, as {@link WordVector}. */
    public static final String REPLICA = "replica";

    private final WordSettings settings;

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
        return new WordRow();
    }

    @Override
    public void apply(String key, WordRow row, WordGradient gradient, Context context) {
        row.see(gradient.count());
        boolean isNew = !row.isMature() && row.count() >= settings.minCount();
        if (isNew) {
            row.mature(key, settings.dimension());
        }
        row.learn(gradient, settings.supervisedRate());
        if (isNew || !gradient.isCountOnly() || row.isCountStale()) {
            WordVector changed = row.publish(key);
            if (changed != null) {
                context.send(REPLICA, key, changed);
            }
        }
    }

    @Override
    public void forgotten(String key, WordRow row, Context context) {
        if (row.isMature()) {
            context.send(REPLICA, key, WordVector.forgotten(key));
        }
    }

    @Override
    public void restored(String key, WordRow row, Context context) {
        WordVector now = row.snapshot(key);
        if (now != null) {
            context.send(REPLICA, key, now);
        }
    }

    @Override
    public Codec<WordRow> stateCodec() {
        return WordRow.codec();
    }

    @Override
    public Codec<WordGradient> eventCodec() {
        return WordGradient.codec();
    }

    @Override
    public Bound<WordRow> bound() {
        return new Bound<>(settings.maxWords(), WordRow::count);
    }
}
