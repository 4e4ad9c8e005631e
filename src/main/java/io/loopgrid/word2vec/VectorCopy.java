package io.loopgrid.word2vec;

import io.loopgrid.linalg.Kernels;

/** A trainer's own copy of one vector, on which it steps as if nobody else did. One thread. */
final class VectorCopy {
    private final float[] start;
    private final float[] now;
    private final float startAccumulator;
    private float accumulator;

    /**
     * Copies a vector.
     *
     * @param vector nobody may change it while this copy is used
     */
    VectorCopy(float[] vector, float accumulator) {
        this.now = vector.clone();
        this.start = vector;
        this.startAccumulator = accumulator;
        this.accumulator = accumulator;
    }

    /** The vector as it is after the steps so far; to be read only. */
    float[] now() {
        return now;
    }

    /** Steps along the gradient {@code factor * direction}, whose mean square is {@code energy}. */
    void step(float factor, float[] direction, float energy, float learningRate) {
        accumulator += energy;
        Kernels.axpy(AdaGrad.rate(learningRate, accumulator) * factor, direction, now);
    }

    /** All steps in one. The copy is of no use afterwards. */
    VectorStep toStep() {
        Kernels.axpy(-1f, start, now);
        return new VectorStep(now, accumulator - startAccumulator);
    }
}
