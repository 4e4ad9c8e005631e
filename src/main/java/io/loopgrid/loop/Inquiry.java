package io.loopgrid.loop;

import io.loopgrid.event.Symbol;
import io.loopgrid.function.Context;
import io.loopgrid.linalg.Exponential;
import io.loopgrid.linalg.Kernels;
import io.loopgrid.model.BlendGradient;
import io.loopgrid.model.BlendState;
import io.loopgrid.model.ExpertMix;
import io.loopgrid.model.HashedSoftmax;
import io.loopgrid.model.LinearWeights;
import io.loopgrid.model.NearestExamples;
import io.loopgrid.model.OnlineSoftmax;
import io.loopgrid.model.PriorModel;
import io.loopgrid.model.Rarity;
import io.loopgrid.model.Rehearsal;
import io.loopgrid.model.SoftmaxState;
import io.loopgrid.num2vec.PriceHistory;
import io.loopgrid.word2vec.WordGradient;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions with what {@link Predictor} sees: a text, a symbol's recent tweets and its market, as of the time of
 * asking, and learns when the answer is known.
 *
 * <p>Questions are few and their labels are of any number, so there is one model for all symbols, of four experts: the shares
 * of the classes, a softmax over the features, one over what occurs in the text, and the nearest examples. A {@link Blend}
 * learns what each of them is worth; a {@link ExpertMix} of it with each of them sees to it that what is said is never much
 * worse than the best of them. As with outcomes, a confident mistake reaches the vectors of its words. One thread; buffers
 * are reused.
 */
public final class Inquiry {
    private static final double LEARNING_RATE = 0.002;
    private static final double MEMORY_EXAMPLES = 20_000;
    private static final double DECAY = 1e-5;
    private static final double SHARED = 0.001;
    private static final int PRIOR = 0;
    private static final int FEATURES = 1;
    private static final int WORDS = 2;
    private static final int NEAREST = 3;
    private static final int EXPERTS = 4;
    private static final int BLEND = 4;
    private static final float EQUAL = 1f / EXPERTS;
    private static final float SMALLEST_PROBABILITY = 1e-6f;
    private static final float[] NO_FEATURES = {};

    private final LoopSettings settings;
    private final Replica replica;
    private final TweetText text;
    private final Features features;
    private final int classes;
    private final PriorModel prior;
    private final double[] priorState;
    private final OnlineSoftmax ofFeatures;
    private final SoftmaxState featureState;
    private final Rarity rarity = new Rarity();
    private final OccurrenceReader reader = new OccurrenceReader(rarity);
    private final HashedSoftmax ofWords;
    private final Rehearsal rehearsal;
    private final NearestExamples nearest;
    private final BlendState blend;
    private final ExpertMix mix = new ExpertMix(EXPERTS + 1, SHARED);
    private final float[] embedding;
    private final float[] direction;

    /**
     * An inquiry that has learned nothing.
     *
     * @param replica what it reads
     * @param classes how many labels there are, at least 2
     */
    public Inquiry(LoopSettings settings, Replica replica, int classes) {
        this.settings = settings;
        this.replica = replica;
        this.text = new TweetText(replica.words());
        this.features = new Features(settings);
        this.classes = classes;
        this.prior = new PriorModel(classes, MEMORY_EXAMPLES);
        this.priorState = prior.initial();
        this.ofFeatures = new OnlineSoftmax(classes, features.size(), LEARNING_RATE, MEMORY_EXAMPLES, DECAY);
        this.featureState = ofFeatures.initial();
        this.ofWords = new HashedSoftmax(classes);
        this.rehearsal = new Rehearsal(ofWords);
        this.nearest = new NearestExamples(classes);
        this.blend = new BlendState(classes, EQUAL, EQUAL, EQUAL, EQUAL);
        this.embedding = new float[settings.dimension()];
        this.direction = new float[settings.dimension()];
    }

    /**
     * Predicts an answer.
     *
     * @param symbol what is asked about, or null
     * @param words the text that is asked about or was written about the symbol, may be empty
     */
    public Asked ask(@Nullable Symbol symbol, String words, long timeMillis) {
        float[] x = new float[features.size()];
        Arrays.fill(embedding, 0f);
        PredictedWords known = PredictedWords.NONE;
        if (text.read(words) > 0) {
            text.embed(replica.shared().model());
            System.arraycopy(text.embedding(), 0, embedding, 0, embedding.length);
            known = text.weigh(direction, 1f);
        }
        double move = fill(x, symbol, timeMillis);
        Occurrences occurrences = reader.read(text, symbol);
        float[][] said = new float[EXPERTS + 1][classes];
        prior.probabilities(priorState, NO_FEATURES, said[PRIOR]);
        ofFeatures.probabilities(featureState, x, said[FEATURES]);
        ofWords.probabilities(occurrences.features(), said[WORDS]);
        nearest.probabilities(occurrences.features(), said[NEAREST]);
        blend.current().probabilities(logits(said), said[BLEND]);
        float[] mixed = new float[classes];
        mix.mix(said, mixed);
        return new Asked(x, occurrences, said, mixed, known, occurrences.heaviest(ofWords, classes), move);
    }

    /** The logarithms of what each expert but the blend has said. */
    private float[] logits(float[][] said) {
        float[] logits = new float[EXPERTS * classes];
        for (int e = 0; e < EXPERTS; e++) {
            for (int c = 0; c < classes; c++) {
                logits[e * classes + c] = (float) Exponential.log(Math.max(SMALLEST_PROBABILITY, said[e][c]));
            }
        }
        return logits;
    }

    /** Returns the mean size of a move, NaN when it is not known. */
    private double fill(float[] x, @Nullable Symbol symbol, long timeMillis) {
        SymbolReplica known = symbol == null ? replica.unknown() : replica.of(symbol);
        PriceHistory history = known.history();
        long place = history.asOf(timeMillis);
        features.fill(x, embedding, known.recentAt(timeMillis), history, place, timeMillis);
        return place < 0 ? Double.NaN : history.move(place);
    }

    /**
     * Learns an answer.
     *
     * @param together how many answers became known at that instant: what moves them all is one thing, not many
     */
    public void learn(Asked asked, int label, int together, Context out) {
        if (asked.isConfidentlyWrong(label, settings.confidentWrong())) {
            teachWords(asked, label, out);
        }
        prior.learn(priorState, NO_FEATURES, label);
        ofFeatures.learn(featureState, asked.features(), label);
        rehearsal.learn(asked.occurrences().features(), label);
        nearest.learn(asked.occurrences().features(), label);
        BlendGradient gradient = new BlendGradient(EXPERTS, classes);
        gradient.add(blend.current(), logits(asked.said()), label, 1f / together);
        blend.learn(gradient);
        mix.learn(asked.said(), label, 1.0 / together);
    }

    /** A word answers for its share of the text's embedding. */
    private void teachWords(Asked asked, int label, Context out) {
        LinearWeights now = featureState.weights();
        float[] whole = new float[features.size()];
        for (int other = 0; other < classes; other++) {
            if (other != label) {
                now.addDirection(label, other, asked.probability(other), whole);
            }
        }
        float[] gradient = Arrays.copyOf(whole, settings.dimension());
        PredictedWords words = asked.words();
        for (int i = 0; i < words.size(); i++) {
            float[] share = new float[gradient.length];
            Kernels.axpy(words.share(i), gradient, share);
            out.send(Addresses.WORDS, words.word(i), WordGradient.supervised(share));
        }
    }

    /** Writes what was learned. */
    public void write(DataOutput out) throws IOException {
        prior.write(priorState, out);
        ofFeatures.write(featureState, out);
        rarity.write(out);
        ofWords.write(out);
        nearest.write(out);
        blend.write(out);
        mix.write(out);
    }
}
