package io.loopgrid.query;

import io.loopgrid.event.Symbol;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells how good the predictions have been, beside baselines. Safe for use by several threads. */
public interface ScoreBook {
    /**
     * The scorecard; empty while nothing is scored.
     *
     * @param symbol whose, or null for the one with the most scored predictions
     */
    Optional<Scorecard> score(@Nullable Symbol symbol);
}
