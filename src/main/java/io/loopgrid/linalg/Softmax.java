package io.loopgrid.linalg;

/** Scores become probabilities. */
public final class Softmax {
    private Softmax() {}

    /**
     * Replaces {@code n} scores by probabilities that add up to 1. The largest score is taken off first, so no score is
     * too large; a score of -infinity has probability 0.
     *
     * @param logits at least one finite score among them
     */
    public static void softmax(float[] logits, int from, int n) {
        float largest = logits[from];
        for (int i = from + 1; i < from + n; i++) {
            largest = Math.max(largest, logits[i]);
        }
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            float weight = (float) Exponential.exp((double) logits[i] - largest);
            logits[i] = weight;
            sum += weight;
        }
        Kernels.scale(logits, from, n, (float) (1 / sum));
    }
}
