package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.function.Context;
import io.loopgrid.linalg.Kernels;
import io.loopgrid.word2vec.WordGradient;
import io.loopgrid.word2vec.WordLabels;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a batch of labels teaches the words. Not thread-safe. */
final class TaughtWords {
    private final Map<String, float[]> embeddings = new LinkedHashMap<>();
    private final Map<String, float[]> labels = new LinkedHashMap<>();

    /** Each word of a text learns that the text had a label. */
    void learn(PredictedWords of, Label label, float share, float clock) {
        for (int i = 0; i < of.size(); i++) {
            float[] counts = labels.computeIfAbsent(of.word(i), word -> new float[WordLabels.NUMBERS]);
            counts[label.ordinal()] += share;
            counts[Label.COUNT] = clock;
        }
    }

    /** Adds a gradient of a text's embedding: a word answers for its share of it. */
    void addToEmbeddings(PredictedWords of, float[] gradient, float factor) {
        for (int i = 0; i < of.size(); i++) {
            float[] sum = embeddings.computeIfAbsent(of.word(i), word -> new float[gradient.length]);
            Kernels.axpy(factor * of.share(i), gradient, sum);
        }
    }

    /** Sends everything, in the order in which they came. */
    void flush(Context context) {
        embeddings.forEach((word, gradient) -> context.send(Addresses.WORDS, word, WordGradient.supervised(gradient)));
        embeddings.clear();
        labels.forEach((word, counts) -> context.send(Addresses.WORDS, word, WordGradient.ofLabels(counts)));
        labels.clear();
    }
}
