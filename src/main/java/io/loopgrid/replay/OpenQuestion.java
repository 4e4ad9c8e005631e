package io.loopgrid.replay;

import io.loopgrid.event.Question;
import io.loopgrid.event.Symbol;
import io.loopgrid.loop.Asked;
import org.jspecify.annotations.Nullable;

/** A question that was asked and waits for its answer. */
final class OpenQuestion {
    private final Question question;
    private final @Nullable Symbol symbol;
    private final Asked asked;
    private final float[] probabilities;
    private final int predicted;
    private final int previous;
    private final long place;

    /**
     * @param symbol that of the question, or else of its tweet
     * @param previous the newest answer known when it was asked, below 0 when there was none
     * @param place in the order of asking
     */
    OpenQuestion(Question question, @Nullable Symbol symbol, Asked asked, LabelSet labels, int previous, long place) {
        this.question = question;
        this.symbol = symbol;
        this.asked = asked;
        this.probabilities = new float[labels.size()];
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] = asked.probability(c);
        }
        this.predicted = labels.mostProbable(probabilities);
        this.previous = previous;
        this.place = place;
    }

    Question question() {
        return question;
    }

    @Nullable
    Symbol symbol() {
        return symbol;
    }

    Asked asked() {
        return asked;
    }

    /** To be read only. */
    float[] probabilities() {
        return probabilities;
    }

    int predicted() {
        return predicted;
    }

    int previous() {
        return previous;
    }

    long answerAtMillis() {
        return question.answerAtMillis();
    }

    long place() {
        return place;
    }
}
