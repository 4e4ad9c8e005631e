package io.loopgrid.word2vec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * By how much one word raises the logit of each class, and the optimiser's accumulators: AdaGrad (Duchi, Hazan and Singer
 * 2011), for each class its own. Changed by its owner's thread only.
 *
 * <p>An embedding says what a word is like; a mean of embeddings can hardly single out the few words that matter. One number
 * for each word and class can.
 */
final class ClassWeights {
    /** Size of the first steps, chosen on made-up markets of eight seeds. */
    private static final float LEARNING_RATE = 0.3f;

    /** As if a word had been seen that often already: who speaks for the first time is heard softly. */
    private static final float PRIOR = 1f;

    private final float[] weights = new float[WordSettings.CLASSES];
    private final float[] squares = new float[WordSettings.CLASSES];

    /** Takes one step along a gradient of the log likelihood. */
    void learn(float[] gradient) {
        for (int c = 0; c < weights.length; c++) {
            squares[c] += gradient[c] * gradient[c];
            weights[c] += LEARNING_RATE * gradient[c] / (float) Math.sqrt(squares[c] + PRIOR);
        }
    }

    float[] copy() {
        return weights.clone();
    }

    void write(DataOutput out) throws IOException {
        for (int c = 0; c < weights.length; c++) {
            out.writeFloat(weights[c]);
            out.writeFloat(squares[c]);
        }
    }

    static ClassWeights read(DataInput in) throws IOException {
        ClassWeights read = new ClassWeights();
        for (int c = 0; c < read.weights.length; c++) {
            read.weights[c] = in.readFloat();
            read.squares[c] = in.readFloat();
        }
        return read;
    }
}
