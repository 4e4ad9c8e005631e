package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.feature.FeatureSpace;
import io.loopgrid.feature.TimeOfDay;
import io.loopgrid.model.SoftmaxSnapshot;
import io.loopgrid.num2vec.MarketEncoder;
import io.loopgrid.num2vec.PriceHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a feature vector is filled as of an instant, and which terms it gives to logit(UP) - logit(DOWN) beside the words.
 *
 * <p>The terms are, in their order: the recent tweets as one, each slot of the market and of the time, the bias, the calibration.
 */
public final class Features {
    private static final int UP = Label.UP.ordinal();
    private static final int DOWN = Label.DOWN.ordinal();

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
        names.add("calibration");
        return List.copyOf(names);
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

    /** What every part but the words gives to logit(UP) - logit(DOWN). */
    float[] terms(float[] x, SoftmaxSnapshot model, float[] logits) {
        int single = space.size() - space.marketFrom();
        float[] terms = new float[1 + single + 1];
        terms[0] = model.contribution(x, space.recentFrom(), space.embeddingSize(), UP, DOWN);
        for (int i = 0; i < single; i++) {
            int slot = space.marketFrom() + i;
            terms[1 + i] = x[slot] * (model.weight(UP, slot) - model.weight(DOWN, slot));
        }
        terms[terms.length - 1] = model.calibration().term(logits[UP] - logits[DOWN], UP, DOWN);
        return terms;
    }

    /** The direction in which a tweet's embedding raises UP over DOWN. */
    void direction(SoftmaxSnapshot model, float[] out) {
        Arrays.fill(out, 0f);
        model.addDirection(UP, DOWN, space.tweetFrom(), space.embeddingSize(), 1f, out, 0);
    }
}
