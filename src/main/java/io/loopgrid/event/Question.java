package io.loopgrid.event;

import org.jspecify.annotations.Nullable;

/**
 * A prediction that is asked for at a time, together with its answer: nobody may look at the label before
 * {@code answerAtMillis}.
 *
 * @param id unique among the questions
 * @param symbol what is asked about, null when it is whatever the tweet speaks of
 * @param tweet the id of the one tweet that is asked about, null when it is everything that is known of the symbol
 * @param askAtMillis when it is asked, epoch milliseconds UTC
 * @param answerAtMillis when the answer becomes known, later than it is asked
 * @param label the answer
 * @param isScored whether the prediction counts; its answer is learned all the same
 */
public record Question(
        String id,
        @Nullable Symbol symbol,
        @Nullable String tweet,
        long askAtMillis,
        long answerAtMillis,
        String label,
        boolean isScored) {
    /** Refuses a question about nothing, and one that is answered before it is asked. */
    public Question {
        if (symbol == null && tweet == null) {
            throw new IllegalArgumentException("question '" + id + "' must have a symbol or a tweet");
        }
        if (answerAtMillis <= askAtMillis) {
            throw new IllegalArgumentException(
                    "answerAt must be > askAt " + askAtMillis + " but was " + answerAtMillis);
        }
    }
}
