package io.loopgrid.model;

import io.loopgrid.linalg.Softmax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import smile.base.cart.CART;
import smile.base.cart.InternalNode;
import smile.base.cart.Loss;
import smile.base.cart.Node;
import smile.base.cart.RegressionNode;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.regression.RegressionTree;

/**
 * Gradient boosting (Friedman 2001) with Smile's regression trees, fitted to a window of examples: each round adds one tree
 * for each class, fitted to what is still wrong with its probability. Only some of the features are looked at, because a tree
 * that may choose among all numbers of an embedding finds one by chance.
 */
public final class SmileTrees {
    private static final int ROUNDS = 15;
    private static final int DEPTH = 3;
    private static final int LEAVES = 6;
    private static final int SMALLEST_LEAF = 30;
    private static final double SHRINKAGE = 0.3;

    private final int from;
    private final int classes;
    private final double[][] rows;
    private final int[] labels;
    private final List<Integer> roots = new ArrayList<>();
    private final List<Integer> features = new ArrayList<>();
    private final List<Float> numbers = new ArrayList<>();
    private final List<Integer> others = new ArrayList<>();

    private SmileTrees(double[][] rows, int[] labels, int from, int classes) {
        this.rows = rows;
        this.labels = labels;
        this.from = from;
        this.classes = classes;
    }

    /**
     * Fits. 1,000 examples of 30 features take some 100 ms.
     *
     * @param rows all features of the examples, not changed
     * @param from the first feature that is looked at
     * @param to the one after the last
     * @return null while there are too few examples to split
     */
    public static @Nullable BoostedTrees fit(double[][] rows, int[] labels, int from, int to, int classes) {
        if (rows.length < 4 * SMALLEST_LEAF || from >= to) {
            return null;
        }
        double[][] looked = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            looked[i] = Arrays.copyOfRange(rows[i], from, to);
        }
        return new SmileTrees(looked, labels, from, classes).boost();
    }

    private BoostedTrees boost() {
        String[] names =
                IntStream.range(0, rows[0].length).mapToObj(j -> "x" + j).toArray(String[]::new);
        DataFrame frame = DataFrame.of(rows, names);
        int[][] order = CART.order(frame);
        Tuple[] tuples =
                Arrays.stream(rows).map(row -> Tuple.of(row, frame.schema())).toArray(Tuple[]::new);
        float[][] logits = new float[rows.length][classes];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] residuals = residuals(logits);
            for (int c = 0; c < classes; c++) {
                add(tree(frame, residuals[c], order), tuples, logits, c);
            }
        }
        return new BoostedTrees(shorts(features), floats(numbers), shorts(others), shorts(roots));
    }

    private static RegressionTree tree(DataFrame frame, double[] residuals, int[][] order) {
        int[] each = new int[residuals.length];
        Arrays.fill(each, 1);
        StructField field = new StructField("residual", DataTypes.DoubleType);
        return new RegressionTree(
                frame, Loss.ls(residuals), field, DEPTH, LEAVES, SMALLEST_LEAF, frame.ncols(), each, order);
    }

    /** By how much the probability of each class is too small for each example; rounded, so that splits do not hang on last bits. */
    private double[][] residuals(float[][] logits) {
        double[][] residuals = new double[classes][rows.length];
        float[] probabilities = new float[classes];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(logits[i], 0, probabilities, 0, classes);
            Softmax.softmax(probabilities, 0, classes);
            for (int c = 0; c < classes; c++) {
                residuals[c][i] = SmileLogistic.rounded((labels[i] == c ? 1 : 0) - probabilities[c]);
            }
        }
        return residuals;
    }

    private void add(RegressionTree tree, Tuple[] tuples, float[][] logits, int c) {
        int root = features.size();
        roots.add(root);
        addNode(tree.root(), tuples, IntStream.range(0, tuples.length).toArray());
        for (int i = 0; i < tuples.length; i++) {
            int node = root;
            while (features.get(node) >= 0) {
                boolean isNext = (float) rows[i][features.get(node) - from] <= numbers.get(node);
                node = isNext ? node + 1 : others.get(node);
            }
            logits[i][c] += numbers.get(node);
        }
    }

    /** Adds a node and all below it, given the examples that reach it. */
    private void addNode(Node node, Tuple[] tuples, int[] reaching) {
        int at = features.size();
        others.add(0);
        if (node instanceof InternalNode split) {
            int[] left =
                    Arrays.stream(reaching).filter(i -> split.branch(tuples[i])).toArray();
            int[] right = Arrays.stream(reaching)
                    .filter(i -> !split.branch(tuples[i]))
                    .toArray();
            features.add(from + split.feature());
            numbers.add(between(left, right, split.feature()));
            addNode(split.trueChild(), tuples, left);
            others.set(at, features.size());
            addNode(split.falseChild(), tuples, right);
        } else {
            features.add(-1);
            numbers.add(SmileLogistic.rounded(SHRINKAGE * classes * ((RegressionNode) node).output()));
        }
    }

    /** A number that parts the examples as the split does; Smile does not tell its own. */
    private float between(int[] left, int[] right, int feature) {
        double most =
                Arrays.stream(left).mapToDouble(i -> rows[i][feature]).max().orElse(0);
        double least =
                Arrays.stream(right).mapToDouble(i -> rows[i][feature]).min().orElse(most);
        float middle = (float) (most / 2 + least / 2);
        // Between two neighbouring floats there is none: then the lower one parts them.
        return middle < least ? middle : (float) most;
    }

    private static short[] shorts(List<Integer> list) {
        short[] all = new short[list.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = list.get(i).shortValue();
        }
        return all;
    }

    private static float[] floats(List<Float> list) {
        float[] all = new float[list.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = list.get(i);
        }
        return all;
    }
}
