package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.function.Context;
import io.loopgrid.linalg.Exponential;
import io.loopgrid.linalg.Kernels;
import io.loopgrid.linalg.Softmax;
import io.loopgrid.model.SoftmaxSnapshot;
import io.loopgrid.signal.Signal;
import io.loopgrid.word2vec.WordGradient;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one owner of predictions gathers for models and words during a batch. Not thread-safe.
 *
 * <p>Price labels: the gradient at the model as the replica has it, so that a label is learned from where the model is now.
 * Corrections: a step of fixed size for the very features that were wrong (the normalised form of the perceptron, as in
 * Crammer et al. 2006), so that one correction is felt at once and can be taken back. Embeddings learn only from a
 * mistake that was made with confidence: the rest is noise that would wear the vectors out. Class weights learn from every
 * price label, together with the model, and never from a correction: that is the model's, where it can be taken back exactly.
 */
final class Teaching {
    private static final float[] NO_WORDS = {};
    private static final float LARGEST_CORRECTION = 4f;

    private final Replica replica;
    private final float confidentWrong;
    private final float correctionStep;
    private final float raisedRate;
    private final int dimension;
    private final Map<String, ModelGradient> models = new LinkedHashMap<>();
    private final Map<String, float[]> words = new LinkedHashMap<>();
    private final Map<String, float[]> classes = new LinkedHashMap<>();
    private final Map<String, Overlap> overlaps = new LinkedHashMap<>();
    private final Votes votes = new Votes();
    private final float[] classWeights = new float[Label.COUNT];
    private final float[] probabilities = new float[Label.COUNT];

    Teaching(LoopSettings settings, Replica replica) {
        this.replica = replica;
        this.confidentWrong = (float) settings.confidentWrong();
        this.correctionStep = (float) settings.correctionStep();
        this.raisedRate = (float) settings.drift().rateFactor();
        this.dimension = settings.dimension();
    }

    /** Teaches the market's label to the model and to the words' class weights; returns whether it reached the embeddings. */
    boolean price(Prediction prediction, Label label) {
        SoftmaxSnapshot model = replica.of(prediction.signal().symbol()).model();
        Signal signal = prediction.signal();
        float weight = overlaps.computeIfAbsent(signal.symbol().name(), symbol -> new Overlap())
                        .weight(signal.timeMillis(), signal.horizonMillis())
                * rate(signal.symbol(), prediction.dueMillis());
        vote(prediction.words());
        gradientOf(prediction).sum().add(model, prediction.features(), votes.sums(), label.ordinal(), weight);
        model.logits(prediction.features(), probabilities);
        Kernels.add(votes.sums(), probabilities);
        Softmax.softmax(probabilities, 0, Label.COUNT);
        addToClasses(prediction.words(), label, weight);
        if (!isConfidentlyWrong(signal, label)) {
            return false;
        }
        addToWords(prediction.words(), embeddingGradient(prediction, label), 1f);
        return true;
    }

    /** How much a label counts: more for a while after what was learned was found to have drifted. */
    private float rate(Symbol symbol, long timeMillis) {
        return replica.of(symbol).isLearningRaised(timeMillis) ? raisedRate : 1f;
    }

    /** What the words say now. */
    private void vote(PredictedWords of) {
        votes.clear();
        for (int i = 0; i < of.size(); i++) {
            int row = replica.words().find(of.word(i));
            if (row >= 0) {
                replica.words().copyClassWeightsInto(row, classWeights, 0);
                votes.add(classWeights, 0);
            }
        }
        votes.finish(of.size());
    }

    private void addToClasses(PredictedWords of, Label right, float weight) {
        float factor = weight * Votes.factor(of.size());
        for (int i = 0; i < of.size(); i++) {
            float[] sum = classes.computeIfAbsent(of.word(i), word -> new float[Label.COUNT]);
            for (int label = 0; label < Label.COUNT; label++) {
                sum[label] += factor * ((label == right.ordinal() ? 1 : 0) - probabilities[label]);
            }
        }
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
        ModelGradient gradient = gradientOf(prediction);
        if (step.verdict().isOfSpan()) {
            SpanSteps span = gradient.ofSpan(step.verdict().correction());
            step.addTo(span.moves(), prediction.features(), sign);
            span.count(sign);
        } else {
            step.addTo(gradient.sum(), prediction.features(), sign);
            gradient.sum().countCorrections(sign);
        }
        if (step.words().length > 0) {
            addToWords(prediction.words(), step.words(), sign);
        }
    }

    /** Where the text's embedding should go for the label to be more likely, at the model as it is now. */
    private float[] embeddingGradient(Prediction prediction, Label label) {
        SoftmaxSnapshot model = replica.of(prediction.signal().symbol()).model();
        model.probabilities(prediction.features(), probabilities);
        float[] gradient = new float[dimension];
        for (int other = 0; other < Label.COUNT; other++) {
            if (other != label.ordinal()) {
                model.addDirection(label.ordinal(), other, 0, dimension, probabilities[other], gradient, 0);
            }
        }
        return gradient;
    }

    private boolean isConfidentlyWrong(Signal signal, Label label) {
        float most = Math.max(signal.up(), Math.max(signal.flat(), signal.down()));
        return most >= confidentWrong && signal.mostProbable() != label;
    }

    /** A word answers for its share of the text's embedding. */
    private void addToWords(PredictedWords of, float[] gradient, float factor) {
        for (int i = 0; i < of.size(); i++) {
            float[] sum = words.computeIfAbsent(of.word(i), word -> new float[gradient.length]);
            Kernels.axpy(factor * of.share(i), gradient, sum);
        }
    }

    private ModelGradient gradientOf(Prediction prediction) {
        return models.computeIfAbsent(
                prediction.signal().symbol().name(), name -> new ModelGradient(prediction.features().length));
    }

    /** Sends everything: models first, then words, each in the order in which they came. */
    void flush(Context context) {
        models.forEach((symbol, gradient) -> context.send(Addresses.MODELS, symbol, gradient));
        models.clear();
        words.forEach((word, gradient) -> context.send(Addresses.WORDS, word, WordGradient.supervised(gradient)));
        words.clear();
        classes.forEach((word, gradient) -> context.send(Addresses.WORDS, word, WordGradient.ofClasses(gradient)));
        classes.clear();
    }
}
