package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.signal.Action;
import io.loopgrid.signal.ModelVersion;
import io.loopgrid.signal.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signal with everything that is needed to explain it and to learn from it later: its features as they were. Cannot
 * change.
 */
public final class Prediction {
    private static final List<Action> ACTIONS = List.of(Action.values());

    /** From which form on the author is written. */
    private static final int WITH_AUTHOR = 2;

    /** The form that {@link #write} writes. */
    static final int VERSION = WITH_AUTHOR;

    private final Signal signal;
    private final String author;
    private final double flatBand;
    private final @Nullable Label previous;
    private final float[] features;
    private final PredictedWords words;
    private final float[] said;
    private final float[] terms;

    /**
     * A signal and its reasons. The arrays are taken as its own: nobody else may change them.
     *
     * @param author the keyed hash of who wrote the tweet
     * @param flatBand the largest |return| that is FLAT, as known at the signal's time
     * @param previous the label of the newest horizon that had passed by then, or null
     * @param features what the model saw
     * @param words what the text gave to the features
     * @param said the logits of each expert, in the order of {@link Expert}
     * @param terms what every other part gave to logit(UP) - logit(DOWN), in the order of {@link Terms}
     */
    Prediction(
            Signal signal,
            String author,
            double flatBand,
            @Nullable Label previous,
            float[] features,
            PredictedWords words,
            float[] said,
            float[] terms) {
        this.signal = signal;
        this.author = author;
        this.flatBand = flatBand;
        this.previous = previous;
        this.features = features;
        this.words = words;
        this.said = said;
        this.terms = terms;
    }

    /** What was said; its words are the heaviest of {@link #words}. */
    public Signal signal() {
        return signal;
    }

    /** The keyed hash of who wrote the tweet; empty when an earlier release has written it. */
    public String author() {
        return author;
    }

    /** The largest |return| that is FLAT, as known at the signal's time. */
    public double flatBand() {
        return flatBand;
    }

    /** The label of the newest horizon that had passed at the signal's time, or null when none had. */
    public @Nullable Label previous() {
        return previous;
    }

    /** Every word and what it gave. */
    public PredictedWords words() {
        return words;
    }

    /** How many other terms there are. */
    public int termCount() {
        return terms.length;
    }

    /** What the i-th other term gave to logit(UP) - logit(DOWN). */
    public float term(int i) {
        return terms[i];
    }

    /** When the horizon has passed, epoch milliseconds UTC. */
    public long dueMillis() {
        return signal.timeMillis() + signal.horizonMillis();
    }

    /** What the model saw; to be read only. */
    float[] features() {
        return features;
    }

    /** The logits of each expert; to be read only. */
    float[] said() {
        return said;
    }

    void write(DataOutput out) throws IOException {
        Fields.writeText(signal.symbol().name(), out);
        Fields.writeText(signal.tweet(), out);
        out.writeLong(signal.timeMillis());
        out.writeByte(signal.action().ordinal());
        out.writeFloat(signal.down());
        out.writeFloat(signal.flat());
        out.writeFloat(signal.up());
        out.writeLong(signal.horizonMillis());
        out.writeDouble(signal.price());
        out.writeLong(signal.model().generation());
        out.writeLong(signal.model().epoch());
        out.writeLong(signal.model().version());
        out.writeDouble(flatBand);
        Fields.writeLabel(previous, out);
        Fields.writeFloats(features, out);
        words.write(out);
        Fields.writeFloats(said, out);
        Fields.writeFloats(terms, out);
        Fields.writeText(author, out);
    }

    static Prediction read(int version, DataInput in) throws IOException {
        Symbol symbol = new Symbol(Fields.readText(in));
        String tweet = Fields.readText(in);
        long time = in.readLong();
        Action action = ACTIONS.get(in.readByte());
        float down = in.readFloat();
        float flat = in.readFloat();
        float up = in.readFloat();
        long horizon = in.readLong();
        double price = in.readDouble();
        ModelVersion model = new ModelVersion(symbol, in.readLong(), in.readLong(), in.readLong());
        double flatBand = in.readDouble();
        Label previous = Fields.readNullableLabel(in);
        float[] features = Fields.readFloats(in);
        PredictedWords words = PredictedWords.read(in);
        float[] said = Fields.readFloats(in);
        float[] terms = Fields.readFloats(in);
        String author = version < WITH_AUTHOR ? "" : Fields.readText(in);
        Signal signal = new Signal(
                SignalIds.of(symbol, tweet),
                symbol,
                time,
                tweet,
                action,
                down,
                flat,
                up,
                horizon,
                price,
                model,
                words.heaviest());
        return new Prediction(signal, author, flatBand, previous, features, words, said, terms);
    }
}
