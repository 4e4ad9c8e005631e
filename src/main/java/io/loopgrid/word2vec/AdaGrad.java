package io.loopgrid.word2vec;

import io.loopgrid.linalg.Kernels;

/**
 * The optimiser: AdaGrad with one accumulator a row (Kaji and Kobayashi 2017, section 4), so that a word that is new learns
 * fast whenever it comes, and no end of the text needs to be known.
 */
final class AdaGrad {
    /** Keeps the first step of a row from being larger than its gradient warrants. */
    private static final float FLOOR = 1e-6f;

    /**
     * What the accumulator of a vector from elsewhere starts with: that of a word seen some hundred times, so that its next
     * steps are small.
     */
    static final float ADOPTED = 1f;

    private AdaGrad() {}

    /** The mean square of a gradient's numbers: what the accumulator grows by. */
    static float energy(float[] gradient) {
        return Kernels.dot(gradient, gradient) / gradient.length;
    }

    /** What the gradient is multiplied by before it is added. */
    static float rate(float learningRate, float accumulator) {
        return learningRate / (float) Math.sqrt(accumulator + FLOOR);
    }
}
