package io.loopgrid.query;

import io.loopgrid.event.Symbol;
import io.loopgrid.signal.Signal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The signals that are still kept. Safe for use by several threads. */
public interface SignalBook {
    /**
     * The newest signals, the newest first.
     *
     * @param symbol whose, or null for all
     * @param limit the most that are wanted, at least 1
     */
    List<Signal> newest(@Nullable Symbol symbol, int limit);

    /**
     * The kept signals of one author's tweets, as of the newest committed state. Reads every kept signal of the cluster.
     *
     * @param author the keyed hash of the author
     */
    List<Signal> byAuthor(String author);

    /** A signal with its reasons; empty when it is not, or no longer, kept. */
    Optional<ExplainedSignal> find(String id);
}
