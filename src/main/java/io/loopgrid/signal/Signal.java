package io.loopgrid.signal;

import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import java.util.List;

/**
 * What the model says of one symbol because of one tweet.
 *
 * @param id {@code SYMBOL:tweet id}: the same tweet gives the same id
 * @param timeMillis the tweet's event time, epoch milliseconds UTC
 * @param tweet the tweet's id
 * @param down P(DOWN); the three add up to 1
 * @param horizonMillis how far ahead it looks
 * @param price the last price known at the time, NaN when none was
 * @param words the words that weighed most, the heaviest first
 */
public record Signal(
        String id,
        Symbol symbol,
        long timeMillis,
        String tweet,
        Action action,
        float down,
        float flat,
        float up,
        long horizonMillis,
        double price,
        ModelVersion model,
        List<WordWeight> words) {
    /** Copies the words. */
    public Signal {
        words = List.copyOf(words);
    }

    /** P(label). */
    public float probability(Label label) {
        return switch (label) {
            case DOWN -> down;
            case FLAT -> flat;
            case UP -> up;
        };
    }

    /** The most probable label; a tie goes to FLAT. */
    public Label mostProbable() {
        if (up > flat && up > down) {
            return Label.UP;
        }
        return down > flat && down > up ? Label.DOWN : Label.FLAT;
    }
}
