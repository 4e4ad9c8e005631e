package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.model.Blend;
import io.loopgrid.model.BlendGradient;
import io.loopgrid.model.Moves;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of labels and corrections teaches the model of one symbol. Not thread-safe; not changed after it was sent.
 *
 * <p>All labels are counted and speak of the experts, as one sum; those few that the features are learned from come one by
 * one. The steps of a span's correction stand apart, by the correction's id, because they are averaged over all signals of
 * the span, and those come from many owners.
 */
final class ModelGradient implements ModelEvent {
    /** So many labels of one horizon tell as much of the experts as if they were independent. */
    private static final int LABELS_OF_HORIZON = 10;

    private final int features;
    private final @Nullable Blend start;
    private final BlendGradient blend;
    private final float[] shares;
    private final List<Example> examples;
    private final Moves moves;
    private final Map<String, SpanSteps> spans;
    private int labels;

    /**
     * One that teaches nothing yet.
     *
     * @param start whom a symbol hears that has learned nothing itself; null when it has
     */
    ModelGradient(int features, @Nullable Blend start) {
        this(
                features,
                start,
                new BlendGradient(Expert.COUNT, Label.COUNT),
                new float[Label.COUNT],
                new ArrayList<>(),
                new Moves(Label.COUNT, features),
                new TreeMap<>());
    }

    private ModelGradient(
            int features,
            @Nullable Blend start,
            BlendGradient blend,
            float[] shares,
            List<Example> examples,
            Moves moves,
            Map<String, SpanSteps> spans) {
        this.features = features;
        this.start = start;
        this.blend = blend;
        this.shares = shares;
        this.examples = examples;
        this.moves = moves;
        this.spans = spans;
    }

    /**
     * Adds a label of the market.
     *
     * @param heard the blend as it is now
     * @param overlap has just counted the label
     * @param example the same to learn the features from, or null
     */
    void add(Blend heard, float[] said, Label label, Overlap overlap, @Nullable Example example) {
        blend.add(heard, said, label.ordinal(), overlap.share(LABELS_OF_HORIZON));
        shares[label.ordinal()] += overlap.share(1);
        labels++;
        if (example != null) {
            examples.add(example);
        }
    }

    @Nullable
    Blend start() {
        return start;
    }

    BlendGradient blend() {
        return blend;
    }

    /** How often each label came, those of one horizon counted as one; to be read only. */
    float[] shares() {
        return shares;
    }

    /** How many labels came. */
    int labels() {
        return labels;
    }

    /** Those that the features are learned from. */
    List<Example> examples() {
        return examples;
    }

    /** Corrections of single signals. */
    Moves moves() {
        return moves;
    }

    /** Corrections of spans. */
    Map<String, SpanSteps> spans() {
        return spans;
    }

    /** The steps of one span's correction, for more to be added. */
    SpanSteps ofSpan(String correction) {
        return spans.computeIfAbsent(correction, id -> new SpanSteps(features));
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(features);
        out.writeBoolean(start != null);
        if (start != null) {
            start.write(out);
        }
        blend.write(out);
        Fields.writeFloats(shares, out);
        out.writeInt(labels);
        out.writeInt(examples.size());
        for (Example example : examples) {
            example.write(out);
        }
        moves.write(out);
        SpanSteps.writeAll(spans, out);
    }

    static ModelGradient read(DataInput in) throws IOException {
        int features = in.readInt();
        Blend start = in.readBoolean() ? Blend.read(in) : null;
        BlendGradient blend = BlendGradient.read(in);
        float[] shares = Fields.readFloats(in);
        int labels = in.readInt();
        List<Example> examples = new ArrayList<>();
        for (int i = Fields.readSize(in); i > 0; i--) {
            examples.add(Example.read(in));
        }
        ModelGradient gradient =
                new ModelGradient(features, start, blend, shares, examples, Moves.read(in), SpanSteps.readAll(in));
        gradient.labels = labels;
        return gradient;
    }
}
