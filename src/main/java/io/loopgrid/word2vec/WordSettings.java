package io.loopgrid.word2vec;

/**
 * How words are owned.
 *
 * @param dimension numbers in a vector, 1 to 1,024
 * @param maxWords words that may have a row, at least 1; the rarest go first
 * @param minCount how often a word must be seen before it has vectors, at least 1
 * @param learningRate of the text's gradients where rows are changed in place, above 0
 * @param supervisedRate of the classifier's gradients, above 0
 */
public record WordSettings(int dimension, int maxWords, int minCount, float learningRate, float supervisedRate) {
    /** The longest vector. */
    public static final int MAX_DIMENSION = 1_024;

    /** Of 0.05, 0.07, 0.1, 0.15 and 0.2 the one with the best skip-gram vectors of general text. */
    static final float USUAL_RATE = 0.1f;

    /** Refuses numbers outside their range. */
    public WordSettings {
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException("dimension must be 1 to " + MAX_DIMENSION + " but was " + dimension);
        }
        if (maxWords < 1) {
            throw new IllegalArgumentException("maxWords must be >= 1 but was " + maxWords);
        }
        if (minCount < 1) {
            throw new IllegalArgumentException("minCount must be >= 1 but was " + minCount);
        }
        requirePositive("learningRate", learningRate);
        requirePositive("supervisedRate", supervisedRate);
    }

    /** What a stream of posts starts with. */
    public static WordSettings ofDimension(int dimension) {
        return new WordSettings(dimension, 100_000, 2, USUAL_RATE, 0.02f);
    }

    private static void requirePositive(String name, float value) {
        if (!(value > 0) || Float.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be > 0 and finite but was " + value);
        }
    }
}
