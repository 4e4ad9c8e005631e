package io.loopgrid.replay;

import io.loopgrid.signal.WordWeight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what {@link Figures} show, in bounded memory. */
final class FigureBook {
    private static final int BINS = 10;
    private static final int MOST_POINTS = 1_000;
    private static final int SHOWN_WORDS = 12;
    /** Beyond as many words the rarer half is forgotten. */
    private static final int MOST_WORDS = 50_000;

    private static final class Sum {
        private double weight;
        private long times;

        double mean() {
            return weight / times;
        }
    }

    private final LabelSet labels;
    private final long[][] confusion;
    private final long[] binCounts = new long[BINS];
    private final double[] binPredicted = new double[BINS];
    private final long[] binRight = new long[BINS];
    private final List<Figures.Equity> equity = new ArrayList<>();
    private final Map<String, Sum> words = new HashMap<>();
    private long points;
    private long stride = 1;

    FigureBook(LabelSet labels) {
        this.labels = labels;
        this.confusion = new long[labels.size()][labels.size()];
    }

    void scored(float[] probabilities, int predicted, int label) {
        confusion[label][predicted]++;
        int bin = Math.min(BINS - 1, (int) (probabilities[predicted] * BINS));
        binCounts[bin]++;
        binPredicted[bin] += probabilities[predicted];
        binRight[bin] += predicted == label ? 1 : 0;
    }

    /** Keeps one point in {@code stride}, and doubles the stride when there are too many. */
    void equity(long timeMillis, double strategy, double buyAndHold) {
        if (points++ % stride != 0) {
            return;
        }
        equity.add(new Figures.Equity(timeMillis, strategy, buyAndHold));
        if (equity.size() > MOST_POINTS) {
            List<Figures.Equity> every = new ArrayList<>();
            for (int i = 0; i < equity.size(); i += 2) {
                every.add(equity.get(i));
            }
            equity.clear();
            equity.addAll(every);
            stride *= 2;
        }
    }

    void words(List<WordWeight> heaviest) {
        for (int i = 0; i < heaviest.size(); i++) {
            WordWeight word = heaviest.get(i);
            Sum sum = words.computeIfAbsent(word.word(), w -> new Sum());
            sum.weight += word.weight();
            sum.times++;
        }
        if (words.size() > MOST_WORDS) {
            long[] times =
                    words.values().stream().mapToLong(sum -> sum.times).sorted().toArray();
            long least = times[times.length / 2];
            words.values().removeIf(sum -> sum.times <= least);
        }
    }

    Figures figures() {
        List<List<Long>> table = Arrays.stream(confusion)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
        List<Figures.Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (binCounts[bin] > 0) {
                double count = binCounts[bin];
                bins.add(new Figures.Bin(binCounts[bin], binPredicted[bin] / count, binRight[bin] / count));
            }
        }
        return new Figures(labels.names(), table, bins, equity, pulls());
    }

    /** Of the words that were among the heaviest often enough, those that pulled hardest in either direction. */
    private List<Figures.Pull> pulls() {
        long all = words.values().stream().mapToLong(sum -> sum.times).sum();
        long enough = Math.max(5, all / 5_000);
        List<Figures.Pull> sorted = words.entrySet().stream()
                .filter(entry -> entry.getValue().times >= enough)
                .map(entry -> new Figures.Pull(entry.getKey(), entry.getValue().mean(), entry.getValue().times))
                .sorted(Comparator.comparingDouble(Figures.Pull::weight)
                        .reversed()
                        .thenComparing(Figures.Pull::word))
                .toList();
        int ends = Math.min(SHOWN_WORDS, sorted.size() / 2);
        return Stream.concat(sorted.stream().limit(ends), sorted.stream().skip(sorted.size() - ends))
                .collect(Collectors.toList());
    }
}
