package io.loopgrid.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * Which slot of a feature vector holds what: the tweet's embedding, the recent tweets' embedding, the market's encoding, the
 * time, and a one for the bias. A feature vector is a plain {@code float[]} of {@link #size()} that its owner fills.
 */
public final class FeatureSpace {
    private final int embedding;
    private final int market;
    private final List<String> names;

    /**
     * A layout.
     *
     * @param embeddingDimension numbers in an embedding, at least 1
     * @param marketSlots what the slots of the market's encoding are called
     */
    public FeatureSpace(int embeddingDimension, List<String> marketSlots) {
        if (embeddingDimension < 1) {
            throw new IllegalArgumentException("embeddingDimension must be >= 1 but was " + embeddingDimension);
        }
        this.embedding = embeddingDimension;
        this.market = marketSlots.size();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < embedding; i++) {
            all.add("tweet " + i);
        }
        for (int i = 0; i < embedding; i++) {
            all.add("recent tweets " + i);
        }
        all.addAll(marketSlots);
        all.addAll(TimeOfDay.SLOT_NAMES);
        all.add("bias");
        this.names = List.copyOf(all);
    }

    /** How many slots there are. */
    public int size() {
        return names.size();
    }

    /** How many numbers each of the two embeddings has. */
    public int embeddingSize() {
        return embedding;
    }

    /** How many slots the market has. */
    public int marketSize() {
        return market;
    }

    /** Where the tweet's embedding begins. */
    public int tweetFrom() {
        return 0;
    }

    /** Where the embedding of recent tweets begins. */
    public int recentFrom() {
        return embedding;
    }

    /** Where the market's encoding begins. */
    public int marketFrom() {
        return 2 * embedding;
    }

    /** Where the time begins. */
    public int timeFrom() {
        return marketFrom() + market;
    }

    /** Where the one for the bias is: the last slot. */
    public int biasAt() {
        return size() - 1;
    }

    /** What a slot is called. */
    public String name(int slot) {
        return names.get(slot);
    }
}
