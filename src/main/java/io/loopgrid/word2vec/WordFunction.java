package io.loopgrid.word2vec;

import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The owner of the words: key the word, state its row, events {@link WordGradient}.
 *
 * <p>Trainers on every thread step on copies of their replica's rows and send the differences; only here does a row change. A changed row is sent to
 * {@link #REPLICA} once in a batch; a row whose count alone has changed is sent when the published count is more than an eighth behind.
 */
public final class WordFunction implements KeyedFunction<WordRow, WordGradient> {
    /** The name of this function. */
    public static final String NAME = "words";

    /** The address that changed rows are sent to, as {@link WordVector}. */
    public static final String REPLICA = "replica";

    private final WordSettings settings;
    /** Rows that replicas are to be told of, in the order in which they changed first. */
    private final Map<String, WordRow> changed = new LinkedHashMap<>();

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
            changed.put(key, row);
        }
    }

    @Override
    public void flush(Context context) {
        changed.forEach((word, row) -> {
            WordVector now = row.publish(word);
            if (now != null) {
                context.send(REPLICA, word, now);
            }
        });
        changed.clear();
    }

    @Override
    public void forgotten(String key, WordRow row, Context context) {
        changed.remove(key);
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
