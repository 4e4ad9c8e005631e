package io.loopgrid.word2vec;

/**
 * What is learned from a text.
 *
 * @param mode which way the prediction goes
 * @param window the most words on each side that are context, 1 to 100; each centre draws 1 to window
 * @param negatives words drawn at random against each centre, 1 to 50
 * @param subsample words with a larger share of the text than this are dropped at times, above 0; 1e-3 is usual
 * @param trainShare the share of centres that are trained, 0 to 1
 */
public record TrainingSettings(Mode mode, int window, int negatives, float subsample, float trainShare) {
    /** Which way the prediction goes. */
    public enum Mode {
        /** Each neighbour predicts the centre. */
        SKIP_GRAM,
        /** The mean of the neighbours predicts the centre. */
        CBOW
    }

    /** Refuses numbers outside their range. */
    public TrainingSettings {
        requireBetween("window", window, 1, 100);
        requireBetween("negatives", negatives, 1, 50);
        if (!(subsample > 0)) {
            throw new IllegalArgumentException("subsample must be > 0 but was " + subsample);
        }
        if (!(trainShare >= 0 && trainShare <= 1)) {
            throw new IllegalArgumentException("trainShare must be 0 to 1 but was " + trainShare);
        }
    }

    /** Skip-gram, a window of 5, 5 negatives, every centre. */
    public static TrainingSettings usual() {
        return new TrainingSettings(Mode.SKIP_GRAM, 5, 5, 1e-3f, 1f);
    }

    /** The same with another share of centres. */
    public TrainingSettings withTrainShare(float share) {
        return new TrainingSettings(mode, window, negatives, subsample, share);
    }

    private static void requireBetween(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + " but was " + value);
        }
    }
}
