package io.loopgrid.evaluation;

/**
 * What a scorecard sums for each block of time, and the scores of such sums: how often each class was the label, how often
 * each was predicted, how often both agreed, then the log losses of the model and of the shares so far, over all labels and
 * over the directions, then how often each baseline that names a class was right.
 */
final class BlockSums {
    private final double[][] blocks;
    private final int classes;

    /** @param blocks in the order of time, to be read only */
    BlockSums(double[][] blocks, int classes) {
        this.blocks = blocks;
        this.classes = classes;
    }

    static int width(int classes) {
        return 2 * classes + 5 + Baselines.GUESSERS;
    }

    static void add(
            double[] block,
            int classes,
            int label,
            int predicted,
            double loss,
            Baselines baselines,
            Direction direction) {
        block[label]++;
        block[classes + predicted]++;
        block[2 * classes] += label == predicted ? 1 : 0;
        block[2 * classes + 1] += loss;
        block[2 * classes + 2] += baselines.lastPriorLoss();
        block[2 * classes + 3] += direction.lastLoss();
        block[2 * classes + 4] += direction.lastPriorLoss();
        for (int g = 0; g < Baselines.GUESSERS; g++) {
            block[2 * classes + 5 + g] += baselines.wasRight(g) ? 1 : 0;
        }
    }

    static ScorePoint point(long fromMillis, double[] sum, int classes) {
        double all = 0;
        for (int c = 0; c < classes; c++) {
            all += sum[c];
        }
        return new ScorePoint(
                fromMillis, (long) all, (long) sum[2 * classes], sum[2 * classes + 1], sum[2 * classes + 2]);
    }

    double accuracy(double[] sum) {
        double all = 0;
        for (int c = 0; c < classes; c++) {
            all += sum[c];
        }
        return sum[2 * classes] / all;
    }

    /** The accuracy of one of {@link Baselines#GUESSERS}. */
    double accuracyOf(int guesser, double[] sum) {
        double all = 0;
        for (int c = 0; c < classes; c++) {
            all += sum[c];
        }
        return sum[2 * classes + 5 + guesser] / all;
    }

    double mcc(double[] sum) {
        return Confusion.mccOfMargins(sum, classes);
    }

    double skill(double[] sum) {
        return 1 - sum[2 * classes + 1] / sum[2 * classes + 2];
    }

    double directionSkill(double[] sum) {
        return 1 - sum[2 * classes + 3] / sum[2 * classes + 4];
    }

    /**
     * Draws of the blocks; they weigh as much as their share of the log loss to be beaten, and what each adds to the skill
     * tells how they depend on one another.
     */
    BlockBootstrap bootstrap(double horizonBlocks, long seed) {
        double[] all = new double[width(classes)];
        for (double[] block : blocks) {
            for (int i = 0; i < all.length; i++) {
                all[i] += block[i];
            }
        }
        double skill = skill(all);
        double[] weights = new double[blocks.length];
        double[] series = new double[blocks.length];
        for (int b = 0; b < blocks.length; b++) {
            weights[b] = blocks[b][2 * classes + 2];
            series[b] = (1 - skill) * weights[b] - blocks[b][2 * classes + 1];
        }
        return new BlockBootstrap(blocks, weights, series, horizonBlocks, seed);
    }
}
