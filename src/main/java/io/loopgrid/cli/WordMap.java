package io.loopgrid.cli;

import io.loopgrid.replay.Figures;
import io.loopgrid.word2vec.WordPlane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws the words that mattered, those with like embeddings near one another; one that has no room is left out. */
final class WordMap {
    private static final double ROOM_FOR_EDGES = 1.12;
    /** Of a telephone's width, in the numbers of the map. */
    private static final double CHARACTER = 0.045;

    private static final double LINE = 0.1;
    private static final int LONGEST = 18;

    private WordMap() {}

    static String html(Figures figures) {
        Map<String, Double> pulls = new HashMap<>();
        figures.words().forEach(pull -> pulls.put(pull.word(), pull.weight()));
        Plot plot = new Plot(
                -ROOM_FOR_EDGES, ROOM_FOR_EDGES, -ROOM_FOR_EDGES, ROOM_FOR_EDGES, "map", "Words by their embeddings");
        List<double[]> taken = new ArrayList<>();
        for (WordPlane.Place place : figures.map()) {
            String word = shortened(place.word());
            double half = CHARACTER * word.codePointCount(0, word.length()) / 2;
            double x = Math.max(half - ROOM_FOR_EDGES, Math.min(ROOM_FOR_EDGES - half, place.x()));
            double[] box = {x - half, x + half, place.y() - LINE / 2, place.y() + LINE / 2};
            if (taken.stream().noneMatch(other -> overlap(other, box))) {
                taken.add(box);
                plot.tag(x, place.y(), word, colour(pulls.get(place.word())));
            }
        }
        return plot.html();
    }

    private static String colour(@Nullable Double pull) {
        if (pull == null) {
            return "soft";
        }
        return pull > 0 ? "up" : "down";
    }

    private static String shortened(String word) {
        if (word.codePointCount(0, word.length()) <= LONGEST) {
            return word;
        }
        return word.substring(0, word.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static boolean overlap(double[] a, double[] b) {
        return a[0] < b[1] && b[0] < a[1] && a[2] < b[3] && b[2] < a[3];
    }
}
