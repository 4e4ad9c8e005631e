package io.loopgrid.replay;

import io.loopgrid.evaluation.Scorecard;
import io.loopgrid.event.Label;
import io.loopgrid.event.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classes that predictions are of, in the order of every probability vector.
 *
 * @param names DOWN, FLAT, UP, or DOWN, UP, or whatever a file of questions uses, in alphabetical order
 */
public record LabelSet(List<String> names) {
    private static final int FEWEST = 2;
    private static final int MOST = Scorecard.MOST_CLASSES;
    private static final List<String> MARKET = List.of(Label.DOWN.name(), Label.FLAT.name(), Label.UP.name());

    /** Copies the names. */
    public LabelSet {
        names = List.copyOf(names);
    }

    /** The labels of a price over a horizon. */
    static LabelSet ofMarket() {
        return new LabelSet(MARKET);
    }

    /**
     * The labels that questions use.
     *
     * @throws IllegalArgumentException when they are fewer than 2 or more than {@value Scorecard#MOST_CLASSES}
     */
    public static LabelSet of(Collection<Question> questions) {
        Set<String> used = new TreeSet<>();
        for (Question question : questions) {
            used.add(question.label());
        }
        if (used.size() < FEWEST || used.size() > MOST) {
            throw new IllegalArgumentException(
                    "questions must have " + FEWEST + " to " + MOST + " different labels but had " + used.size());
        }
        if (!MARKET.containsAll(used)) {
            return new LabelSet(new ArrayList<>(used));
        }
        boolean hasFlat = used.contains(Label.FLAT.name());
        return hasFlat ? ofMarket() : new LabelSet(List.of(Label.DOWN.name(), Label.UP.name()));
    }

    /** How many there are. */
    public int size() {
        return names.size();
    }

    /** The place of a label, or -1. */
    int indexOf(String name) {
        return names.indexOf(name);
    }

    /** Whether they say where a price goes, so that predictions can be traded on. */
    boolean isOfMarket() {
        return MARKET.containsAll(names);
    }

    /** The most probable class: of equal ones FLAT where there is one, as signals have it, else the first. */
    int mostProbable(float[] probabilities) {
        int best = Math.max(0, indexOf(Label.FLAT.name()));
        for (int c = 0; c < probabilities.length; c++) {
            best = probabilities[c] > probabilities[best] ? c : best;
        }
        return best;
    }
}
