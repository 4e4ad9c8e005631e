package io.loopgrid.replay;

import io.loopgrid.event.Symbol;
import io.loopgrid.signal.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prediction as it was made.
 *
 * @param id of the signal or of the question
 * @param symbol null when the question and its tweet name none
 * @param timeMillis epoch milliseconds UTC
 * @param probabilities in the order of the labels
 * @param predicted the most probable label
 * @param isScored whether it counts
 */
public record Foretold(
        String id,
        @Nullable Symbol symbol,
        long timeMillis,
        List<Float> probabilities,
        String predicted,
        Action action,
        boolean isScored) {
    /** Copies the probabilities. */
    public Foretold {
        probabilities = List.copyOf(probabilities);
    }
}
