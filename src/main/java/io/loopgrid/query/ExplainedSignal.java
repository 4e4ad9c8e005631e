package io.loopgrid.query;

import io.loopgrid.event.Correction;
import io.loopgrid.feedback.Outcome;
import io.loopgrid.signal.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signal, why it was made, and what became of it.
 *
 * @param outcome what the market or a person said, null while nobody has
 * @param corrections those about this signal, the oldest first, without what was taken back
 */
public record ExplainedSignal(
        Signal signal, Explanation explanation, @Nullable Outcome outcome, List<Correction> corrections) {
    /** Copies the corrections. */
    public ExplainedSignal {
        corrections = List.copyOf(corrections);
    }
}
