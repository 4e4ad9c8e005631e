package io.loopgrid.replay;

import io.loopgrid.signal.Alert;
import io.loopgrid.signal.WordWeight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers, in bounded memory, what {@link Figures} show and nobody else keeps. */
final class FigureBook {
    /** As many marks as a chart can show. */
    static final int MOST_DRIFTS = 200;

    private static final int MOST_POINTS = 1_000;
    private static final int SHOWN_WORDS = 12;
    private static final int MAPPED_WORDS = 60;
    /** Beyond as many words the rarer half is forgotten. */
    private static final int MOST_WORDS = 50_000;

    private static final class Sum {
        private double weight;
        private long times;

        double mean() {
            return weight / times;
        }
    }

    private final List<Figures.Equity> equity = new ArrayList<>();
    private final List<Figures.Drift> drifts = new ArrayList<>();
    private final Map<String, Sum> words = new HashMap<>();
    private long driftCount;
    private long points;
    private long stride = 1;

    void drifted(Alert alert) {
        driftCount++;
        if (drifts.size() < MOST_DRIFTS) {
            drifts.add(new Figures.Drift(alert.timeMillis(), alert.text()));
        }
    }

    /** How many there were, shown or not. */
    long driftCount() {
        return driftCount;
    }

    /** Whether the next point is one that is kept: one in {@code stride}, which doubles when there are too many. */
    boolean isPointDue() {
        return points++ % stride == 0;
    }

    void equity(Figures.Equity point) {
        equity.add(point);
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

    List<Figures.Equity> equity() {
        return equity;
    }

    List<Figures.Drift> drifts() {
        return drifts;
    }

    /** Of the words that were among the heaviest often enough, those that pulled hardest in either direction. */
    List<Figures.Pull> pulls() {
        List<Figures.Pull> sorted = often().sorted(Comparator.comparingDouble(Figures.Pull::weight)
                        .reversed()
                        .thenComparing(Figures.Pull::word))
                .toList();
        int ends = Math.min(SHOWN_WORDS, sorted.size() / 2);
        return Stream.concat(sorted.stream().limit(ends), sorted.stream().skip(sorted.size() - ends))
                .collect(Collectors.toList());
    }

    /** The words that mattered most over all predictions. */
    List<String> mattered() {
        return often().sorted(Comparator.comparingDouble((Figures.Pull pull) -> Math.abs(pull.weight()) * pull.times())
                        .reversed()
                        .thenComparing(Figures.Pull::word))
                .limit(MAPPED_WORDS)
                .map(Figures.Pull::word)
                .toList();
    }

    private Stream<Figures.Pull> often() {
        long all = words.values().stream().mapToLong(sum -> sum.times).sum();
        long enough = Math.max(5, all / 5_000);
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().times >= enough)
                .map(entry -> new Figures.Pull(entry.getKey(), entry.getValue().mean(), entry.getValue().times));
    }
}
