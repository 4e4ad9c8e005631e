package io.loopgrid.loop;

import io.loopgrid.feature.FeatureSpace;
import io.loopgrid.feature.TimeOfDay;
import io.loopgrid.linalg.Kernels;
import io.loopgrid.num2vec.MarketEncoder;
import io.loopgrid.num2vec.PriceHistory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a feature vector is filled as of an instant, and which terms it gives to logit(UP) - logit(DOWN) beside the words.
 *
 * <p>The terms are, in their order: the recent tweets as one, each slot of the market and of the time, the bias, each
 * non-linear expert, and the calibration, which is what the shares of the classes and the blend's offsets give.
 */
public final class Features {
    private static final List<String> OTHERS = List.of(Expert.NETWORK.title(), Expert.TREES.title(), "calibration");

    private final FeatureSpace space;

    Features(LoopSettings settings) {
        this.space = spaceOf(settings);
    }

    static FeatureSpace spaceOf(LoopSettings settings) {
        return new FeatureSpace(settings.dimension(), MarketEncoder.slotNames());
    }

    /** The names of the terms of {@link Prediction#term}, in their order. */
    public static List<String> termNames() {
        List<String> names = new ArrayList<>();
        names.add("recent tweets");
        names.addAll(MarketEncoder.slotNames());
        names.addAll(TimeOfDay.SLOT_NAMES);
        names.add("bias");
        names.addAll(OTHERS);
        return List.copyOf(names);
    }

    /** Whether a term is neither of the market nor of the time nor the bias. */
    public static boolean isOther(String term) {
        return OTHERS.contains(term);
    }

    int size() {
        return space.size();
    }

    /**
     * Fills a vector of zeros with what was known at a time.
     *
     * @param embedding of the tweet
     * @param recent the recent tweets, or null
     * @param history the market's encodings
     * @param place of the one to use, or -1
     */
    void fill(
            float[] x,
            float[] embedding,
            @Nullable RecentMean recent,
            PriceHistory history,
            long place,
            long timeMillis) {
        System.arraycopy(embedding, 0, x, space.tweetFrom(), embedding.length);
        if (recent != null) {
            recent.copyInto(x, space.recentFrom());
        }
        if (place >= 0) {
            history.copyInto(place, x, space.marketFrom());
        }
        TimeOfDay.encode(timeMillis, x, space.timeFrom());
        x[space.biasAt()] = 1f;
    }

    /**
     * What every part but the words gives to logit(UP) - logit(DOWN).
     *
     * @param experts just asked
     * @param direction what {@link Experts#addDirection} adds for UP over DOWN
     */
    float[] terms(float[] x, Experts experts, float[] direction) {
        int single = space.size() - space.marketFrom();
        float[] terms = new float[1 + single + 3];
        int recent = space.recentFrom();
        terms[0] = Kernels.dot(x, recent, direction, recent, space.embeddingSize());
        for (int i = 0; i < single; i++) {
            int slot = space.marketFrom() + i;
            terms[1 + i] = x[slot] * direction[slot];
        }
        terms[1 + single] = experts.term(Expert.NETWORK);
        terms[2 + single] = experts.term(Expert.TREES);
        terms[3 + single] = experts.calibrationTerm();
        return terms;
    }
}
