package io.loopgrid.query;

import io.loopgrid.event.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The models of the symbols. Safe for use by several threads. */
public interface ModelBook {
    /** The model of a symbol; empty when the symbol has none. */
    Optional<Card> find(Symbol symbol);

    /**
     * What is known of a symbol's model.
     *
     * @param version as signals name it
     * @param weights the share of each learner in the mix; they add up to 1
     * @param counts {@code examples} and {@code corrections} learned so far
     * @param champion the learner that decides
     * @param previous the one that decided before it, to which a rollback returns; null when there was none
     * @param challengers the learners that are compared with it
     */
    record Card(
            String symbol,
            String version,
            Map<String, Double> weights,
            Map<String, Long> counts,
            String champion,
            @Nullable String previous,
            List<Challenger> challengers) {}

    /**
     * A learner that is compared with the champion.
     *
     * @param logLoss its mean prequential log loss, NaN while nothing is scored
     */
    record Challenger(String name, double logLoss) {}
}
