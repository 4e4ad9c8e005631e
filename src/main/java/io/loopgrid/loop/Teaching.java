package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.function.Context;
import io.loopgrid.function.Partitions;
import io.loopgrid.linalg.Exponential;
import io.loopgrid.model.Blend;
import io.loopgrid.signal.Signal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one owner of predictions gathers for models and words during a batch. Not thread-safe.
 *
 * <p>Price labels: every one speaks of the experts and teaches the words; a few of each horizon teach the features, because
 * the others say the same. Both the symbol's model and the shared one learn. Corrections: a step of fixed size for the very
 * features that were wrong (the normalised form of the perceptron, as in Crammer et al. 2006), so that one correction is
 * felt at once and can be taken back. Embeddings learn only from a mistake that was made with confidence: the rest is noise
 * that would wear the vectors out. Class weights learn from every price label and never from a correction: that is the
 * model's, where it can be taken back exactly.
 */
final class Teaching {
    private static final float[] NO_WORDS = {};
    private static final float LARGEST_CORRECTION = 4f;
    /** So many labels of one horizon of one symbol teach the features. */
    private static final double EXAMPLES_OF_HORIZON = 10;

    private static final double UNIT = 0x1.0p-53;

    private final Replica replica;
    private final float confidentWrong;
    private final float correctionStep;
    private final float raisedRate;
    private final int dimension;
    private final Experts experts;
    private final TaughtWords words;
    private final Map<String, ModelGradient> models = new LinkedHashMap<>();
    private final Map<String, Overlap> overlaps = new LinkedHashMap<>();
    private final float[] direction;

    Teaching(LoopSettings settings, Replica replica) {
        this.replica = replica;
        this.confidentWrong = (float) settings.confidentWrong();
        this.correctionStep = (float) settings.correctionStep();
        this.raisedRate = (float) settings.drift().rateFactor();
        this.dimension = settings.dimension();
        this.experts = new Experts(settings, replica);
        this.words = new TaughtWords();
        this.direction = new float[Features.spaceOf(settings).size()];
    }

    /** Teaches the market's label to the models and to the words' class weights; returns whether it reached the embeddings. */
    boolean price(Prediction prediction, Label label) {
        Signal signal = prediction.signal();
        Overlap overlap = overlaps.computeIfAbsent(signal.symbol().name(), symbol -> new Overlap());
        overlap.count(signal.timeMillis(), signal.horizonMillis(), rate(signal.symbol(), prediction.dueMillis()));
        experts.of(replica.of(signal.symbol()));
        float clock = replica.shared().model().clock();
        double chance = (Partitions.hash64(signal.id()) >>> 11) * UNIT;
        Example example = chance < EXAMPLES_OF_HORIZON / overlap.labels()
                ? new Example(prediction.features(), label, signal.timeMillis())
                : null;
        gradientOf(prediction).add(experts.model().blend(), prediction.said(), label, overlap, example);
        Blend shared = replica.shared().model().blend();
        models.computeIfAbsent(ModelFunction.SHARED, name -> new ModelGradient(prediction.features().length, null))
                .add(shared, prediction.said(), label, overlap, example);
        words.learn(prediction.words(), label, overlap.share(1), clock);
        if (!isConfidentlyWrong(signal, label)) {
            return false;
        }
        words.addToEmbeddings(prediction.words(), embeddingGradient(prediction, label), 1f);
        return true;
    }

    /** How much a label counts: more for a while after what was learned was found to have drifted. */
    private float rate(Symbol symbol, long timeMillis) {
        return replica.of(symbol).isLearningRaised(timeMillis) ? raisedRate : 1f;
    }

    /**
     * Teaches a correction.
     *
     * @param learned the label that the model has learned from the market, or null
     * @return how to take it back
     */
    CorrectionStep correct(Prediction prediction, Verdict verdict, @Nullable Label learned) {
        Signal signal = prediction.signal();
        float[] from = {signal.down(), signal.flat(), signal.up()};
        if (learned != null) {
            Arrays.fill(from, 0f);
            from[learned.ordinal()] = 1f;
        }
        float[] ofWords =
                isConfidentlyWrong(signal, verdict.label()) ? embeddingGradient(prediction, verdict.label()) : NO_WORDS;
        CorrectionStep taken = new CorrectionStep(verdict, from, size(signal, verdict.label()), ofWords);
        take(prediction, taken, 1);
        return taken;
    }

    /** At least the usual step; up to four of them when it takes more for the right label to draw level with the wrong one. */
    private float size(Signal signal, Label right) {
        float most = Math.max(signal.up(), Math.max(signal.flat(), signal.down()));
        float said = signal.probability(right);
        double gap = Exponential.log(most / Math.max(said, Float.MIN_NORMAL));
        // With a step of 1 the right logit rises by 1 - said, the wrong one falls by most.
        double level = gap / (1 - said + most);
        return (float) Math.max(correctionStep, Math.min(LARGEST_CORRECTION * correctionStep, level));
    }

    /** Takes a correction back. */
    void takeBack(Prediction prediction, CorrectionStep step) {
        take(prediction, step, -1);
    }

    private void take(Prediction prediction, CorrectionStep step, int sign) {
        experts.of(replica.of(prediction.signal().symbol()));
        ModelGradient gradient = gradientOf(prediction);
        if (step.verdict().isOfSpan()) {
            SpanSteps span = gradient.ofSpan(step.verdict().correction());
            step.addTo(span.moves(), prediction.features(), sign);
            span.count(sign);
        } else {
            step.addTo(gradient.moves(), prediction.features(), sign);
            gradient.moves().count(sign);
        }
        if (step.words().length > 0) {
            words.addToEmbeddings(prediction.words(), step.words(), sign);
        }
    }

    /** Where the text's embedding should go for the label to be more likely: by the experts as they are now and the errors as they were. */
    private float[] embeddingGradient(Prediction prediction, Label label) {
        Signal signal = prediction.signal();
        experts.of(replica.of(signal.symbol()));
        Arrays.fill(direction, 0f);
        for (Label other : Label.values()) {
            if (other != label) {
                experts.addDirection(label.ordinal(), other.ordinal(), signal.probability(other), direction);
            }
        }
        return Arrays.copyOf(direction, dimension);
    }

    private boolean isConfidentlyWrong(Signal signal, Label label) {
        float most = Math.max(signal.up(), Math.max(signal.flat(), signal.down()));
        return most >= confidentWrong && signal.mostProbable() != label;
    }

    /** That of the symbol whose model {@link #experts} has taken. */
    private ModelGradient gradientOf(Prediction prediction) {
        String symbol = prediction.signal().symbol().name();
        ModelGradient gradient = models.get(symbol);
        if (gradient == null) {
            boolean isNew = replica.of(prediction.signal().symbol()).model().version() == 0;
            gradient = new ModelGradient(
                    prediction.features().length, isNew ? experts.model().blend() : null);
            models.put(symbol, gradient);
        }
        return gradient;
    }

    /** Sends everything: models first, then words, each in the order in which they came. */
    void flush(Context context) {
        models.forEach((symbol, gradient) -> context.send(Addresses.MODELS, symbol, gradient));
        models.clear();
        words.flush(context);
    }
}
