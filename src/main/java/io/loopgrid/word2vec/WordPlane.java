package io.loopgrid.word2vec;

import io.loopgrid.linalg.Kernels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Lays words on a plane, those with like embeddings near one another: the two directions in which their embeddings differ
 * most (principal components), found by turning a direction until it stays (power iteration; Golub and Van Loan 2013, section
 * 8.2). Costs some hundred products of words × dimension numbers; the same words give the same plane.
 */
public final class WordPlane {
    private static final int TURNS = 60;
    private static final int FEWEST_WORDS = 3;

    /** A word with its place; both numbers lie within -1 and 1. */
    public record Place(String word, double x, double y) {}

    private final List<String> words = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();
    private final int dimension;

    private WordPlane(WordTable table, Collection<String> wanted) {
        this.dimension = table.dimension();
        for (String word : wanted) {
            float[] vector = new float[dimension];
            int row = table.find(word);
            if (row >= 0 && table.copyInto(row, vector, 0)) {
                float norm = length(vector);
                if (norm > 0) {
                    Kernels.scale(vector, 0, dimension, 1 / norm);
                    words.add(word);
                    vectors.add(vector);
                }
            }
        }
    }

    /** The places of those words that have a vector, in the order given; none of fewer than {@value #FEWEST_WORDS}. */
    public static List<Place> of(WordTable table, Collection<String> words) {
        WordPlane plane = new WordPlane(table, words);
        return plane.words.size() < FEWEST_WORDS ? List.of() : plane.places();
    }

    private List<Place> places() {
        centre();
        double[] xs = takeOut();
        double[] ys = takeOut();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < xs.length; i++) {
            places.add(new Place(words.get(i), xs[i], ys[i]));
        }
        return places;
    }

    private void centre() {
        float[] mean = new float[dimension];
        for (float[] vector : vectors) {
            Kernels.axpy(1f / vectors.size(), vector, mean);
        }
        for (float[] vector : vectors) {
            Kernels.axpy(-1, mean, vector);
        }
    }

    /** Takes the direction of most difference out of the vectors; returns how far each reached along it, within -1 and 1. */
    private double[] takeOut() {
        float[] axis = longest().clone();
        for (int turn = 0; turn < TURNS && normalise(axis); turn++) {
            float[] turned = new float[dimension];
            for (float[] vector : vectors) {
                Kernels.axpy(Kernels.dot(axis, vector), vector, turned);
            }
            axis = turned;
        }
        normalise(axis);
        double[] reached = new double[vectors.size()];
        double most = Double.MIN_NORMAL;
        for (int i = 0; i < reached.length; i++) {
            float along = Kernels.dot(axis, vectors.get(i));
            Kernels.axpy(-along, axis, vectors.get(i));
            reached[i] = along;
            most = Math.max(most, Math.abs(along));
        }
        for (int i = 0; i < reached.length; i++) {
            reached[i] /= most;
        }
        return reached;
    }

    private float[] longest() {
        float[] longest = vectors.get(0);
        for (float[] vector : vectors) {
            longest = length(vector) > length(longest) ? vector : longest;
        }
        return longest;
    }

    private static float length(float[] vector) {
        return (float) Math.sqrt(Kernels.dot(vector, vector));
    }

    private boolean normalise(float[] axis) {
        float norm = length(axis);
        if (norm > 0) {
            Kernels.scale(axis, 0, dimension, 1 / norm);
        }
        return norm > 0;
    }
}
