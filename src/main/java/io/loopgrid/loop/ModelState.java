package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.function.Codec;
import io.loopgrid.linalg.Exponential;
import io.loopgrid.model.Blend;
import io.loopgrid.model.BlendState;
import io.loopgrid.model.LinearWeights;
import io.loopgrid.model.Moves;
import io.loopgrid.model.NetworkState;
import io.loopgrid.model.SoftmaxState;
import io.loopgrid.word2vec.WordLabels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The model of one symbol, or the one that all symbols share: what its experts have learned, how they are heard, who decides,
 * and the steps of the newest corrections of spans, so that they can be averaged and taken back. Changed by its owner's thread
 * only.
 */
public final class ModelState {
    /** How many spans are remembered; what an older one taught stays as it is. */
    private static final int KEPT_SPANS = 64;

    private static final float SMALLEST_SHARE = 1e-3f;
    private final SoftmaxState linear;
    private final @Nullable NetworkState network;
    private final float[] shares = {1, 1, 1};
    private final Map<String, SpanSteps> spans = new TreeMap<>();
    private final ArrayDeque<String> spansInOrder = new ArrayDeque<>();
    private final BlendState blend;
    private final Moves moves;
    private final Champion champion;
    private Fits fits = Fits.NONE;
    private long version;
    private long examples;
    private double clock;

    ModelState(SoftmaxState linear, @Nullable NetworkState network, int features) {
        this(linear, network, Experts.untaughtBlend(), new Moves(Label.COUNT, features), new Champion());
    }

    private ModelState(
            SoftmaxState linear, @Nullable NetworkState network, BlendState blend, Moves moves, Champion champion) {
        this.linear = linear;
        this.network = network;
        this.blend = blend;
        this.moves = moves;
        this.champion = champion;
    }

    /** How often it has learned. */
    public long version() {
        return version;
    }

    /** How many labels of the market it has learned. */
    public long examples() {
        return examples;
    }

    /** How many corrections it has learned and not unlearned. */
    public long corrections() {
        return moves.corrections();
    }

    /** The name of who decides. */
    public String champion() {
        return Champion.nameOf(champion.present());
    }

    /** The name of who decided before; null when nobody did. */
    public @Nullable String previousChampion() {
        Integer previous = champion.previous();
        return previous == null ? null : Champion.nameOf(previous);
    }

    /** How much each expert is heard by the blend, by its name. */
    public Map<String, Double> weights() {
        Map<String, Double> weights = new LinkedHashMap<>();
        Blend current = blend.current();
        for (Expert expert : Expert.values()) {
            weights.put(expert.title(), (double) current.weight(expert.ordinal()));
        }
        return weights;
    }

    /** The mean prequential log loss of the blend and of each expert alone, by name, older labels fading; NaN without labels. */
    public Map<String, Double> logLosses() {
        Map<String, Double> losses = new LinkedHashMap<>();
        for (int number = Champion.BLEND; number >= 0; number--) {
            losses.put(Champion.nameOf(number), blend.logLoss(number));
        }
        return losses;
    }

    SoftmaxState linear() {
        return linear;
    }

    @Nullable
    NetworkState network() {
        return network;
    }

    Fits fits() {
        return fits;
    }

    void fits(Fits newest) {
        fits = newest;
    }

    Champion championship() {
        return champion;
    }

    /** Somebody else decides from now on: signals name another version. */
    void promote(int number) {
        champion.promote(number);
        version++;
    }

    /** Who decided before decides again; returns false when nobody did. */
    boolean rollBack() {
        boolean isDone = champion.rollBack();
        version += isDone ? 1 : 0;
        return isDone;
    }

    /** The number of the one with the smallest log loss but for the champion; -1 while nothing is scored. */
    int bestChallenger() {
        int best = -1;
        for (int number = 0; number <= Champion.BLEND; number++) {
            double loss = blend.logLoss(number);
            if (number != champion.present() && !Double.isNaN(loss) && (best < 0 || loss < blend.logLoss(best))) {
                best = number;
            }
        }
        return best;
    }

    /** Learns what a gradient says of the experts, and its corrections; not its examples. */
    void learn(ModelGradient gradient, int features) {
        if (version == 0 && gradient.start() != null) {
            blend.start(gradient.start());
        }
        moves.addAll(gradient.moves());
        gradient.spans().forEach((correction, steps) -> average(correction, steps, features));
        if (gradient.labels() > 0) {
            blend.learn(gradient.blend());
            learnShares(gradient.shares());
            examples += gradient.labels();
        }
        version++;
    }

    /** The labels that words are compared with fade as those of the words do. */
    private void learnShares(float[] more) {
        double before = clock;
        clock += more[0] + more[1] + more[2];
        float kept = WordLabels.kept((float) before, (float) clock);
        for (int label = 0; label < shares.length; label++) {
            shares[label] = shares[label] * kept + more[label];
        }
    }

    /**
     * Adds steps of a span to what is known of it, and the change of their mean to the moves. So the mean is right after the
     * last of the span's signals, in whatever order they come, and is taken back as they are.
     */
    private void average(String correction, SpanSteps more, int features) {
        SpanSteps span = spans.get(correction);
        if (span == null) {
            span = new SpanSteps(features);
            spans.put(correction, span);
            spansInOrder.add(correction);
        }
        span.addMeanTo(moves, -1);
        span.add(more);
        span.addMeanTo(moves, 1);
        if (spansInOrder.size() > KEPT_SPANS) {
            spans.remove(spansInOrder.remove());
        }
    }

    /** A copy of what predictors need. */
    ModelSnapshot snapshot() {
        Blend current = blend.current();
        float[] normal = new float[shares.length];
        float[] prior = new float[shares.length];
        float all = shares[0] + shares[1] + shares[2];
        for (int label = 0; label < prior.length; label++) {
            normal[label] = Math.max(SMALLEST_SHARE, shares[label] / all);
            prior[label] = (float) Exponential.log(normal[label]);
        }
        LinearWeights moved = moves.isEmpty() ? null : moves.weights();
        return new ModelSnapshot(
                linear.weights(),
                network == null ? null : network.copy(),
                normal,
                prior,
                (float) clock,
                current,
                champion.deciding(blend.trusted()),
                moved,
                version);
    }

    static Codec<ModelState> codec(ModelFunction function) {
        return new StateCodec(function);
    }

    private static final class StateCodec implements Codec<ModelState> {
        private final ModelFunction function;

        StateCodec(ModelFunction function) {
            this.function = function;
        }

        @Override
        public void write(ModelState state, DataOutput out) throws IOException {
            function.writeExperts(state, out);
            state.blend.write(out);
            state.moves.write(out);
            state.champion.write(out);
            state.fits.write(out);
            Fields.writeFloats(state.shares, out);
            out.writeLong(state.version);
            out.writeLong(state.examples);
            out.writeDouble(state.clock);
            out.writeInt(state.spansInOrder.size());
            for (String correction : state.spansInOrder) {
                Fields.writeText(correction, out);
            }
            SpanSteps.writeAll(state.spans, out);
        }

        @Override
        public ModelState read(int version, DataInput in) throws IOException {
            SoftmaxState linear = function.readLinear(in);
            NetworkState network = function.readNetwork(in);
            ModelState state = new ModelState(linear, network, BlendState.read(in), Moves.read(in), Champion.read(in));
            state.fits = Fits.read(in);
            System.arraycopy(Fields.readFloats(in), 0, state.shares, 0, state.shares.length);
            state.version = in.readLong();
            state.examples = in.readLong();
            state.clock = in.readDouble();
            for (int i = Fields.readSize(in); i > 0; i--) {
                state.spansInOrder.add(Fields.readText(in));
            }
            state.spans.putAll(SpanSteps.readAll(in));
            return state;
        }
    }
}
