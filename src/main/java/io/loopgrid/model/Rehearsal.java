package io.loopgrid.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns an example, then once more one of the past with half of its features left out: where labels are few, each must be
 * worked through more than once, and a model that cannot rely on seeing a word learns to listen to all others too (Hinton
 * et al. 2012). For one thread.
 *
 * <p>Keeps the newest {@value #MOST_EXAMPLES} examples as long as they have no more than {@value #MOST_FEATURES} features in
 * all: at most 32 MB.
 */
public final class Rehearsal {
    private static final int MOST_EXAMPLES = 10_000;
    private static final int MOST_FEATURES = 4_000_000;

    private record Kept(SparseFeatures x, int label) {}

    private final HashedSoftmax model;
    private final List<Kept> kept = new ArrayList<>();
    private final ArrayDeque<Integer> oldest = new ArrayDeque<>();
    private int features;
    private long random = 0x9E3779B97F4A7C15L;

    /** A rehearsal of nothing yet. */
    public Rehearsal(HashedSoftmax model) {
        this.model = model;
    }

    /** Learns an example and rehearses another one. */
    public void learn(SparseFeatures x, int label) {
        model.learn(x, label);
        keep(new Kept(x, label));
        Kept past = kept.get((int) Long.remainderUnsigned(next(), kept.size()));
        model.learn(halfOf(past.x), past.label);
    }

    private void keep(Kept example) {
        features += example.x.size();
        if (kept.size() < MOST_EXAMPLES && features <= MOST_FEATURES) {
            oldest.add(kept.size());
            kept.add(example);
            return;
        }

        int room = oldest.remove();
        oldest.add(room);
        features -= kept.set(room, example).x.size();
    }

    /** A random half, so much larger that its sum is about as large. */
    private SparseFeatures halfOf(SparseFeatures x) {
        int[] places = new int[x.size()];
        float[] values = new float[x.size()];
        int n = 0;
        long bits = 0;
        for (int i = 0; i < x.size(); i++) {
            bits = i % Long.SIZE == 0 ? next() : bits >>> 1;
            if ((bits & 1) == 1) {
                places[n] = x.place(i);
                values[n++] = 1.4142135f * x.value(i);
            }
        }
        return new SparseFeatures(Arrays.copyOf(places, n), Arrays.copyOf(values, n), 0);
    }

    /** Marsaglia 2003, xorshift64. */
    private long next() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return random;
    }
}
