package io.loopgrid.query;

import io.loopgrid.event.Correction;
import io.loopgrid.event.Symbol;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The audit log of corrections. Safe for use by several threads. */
public interface CorrectionBook {
    /**
     * The newest corrections, the newest first, those taken back included.
     *
     * @param symbol whose, or null for all
     * @param limit the most that are wanted, at least 1
     */
    List<Entry> newest(@Nullable Symbol symbol, int limit);

    /** A correction by its id. */
    Optional<Entry> find(String id);

    /**
     * A correction and what became of it.
     *
     * @param retractedBy who took it back, null while nobody has
     */
    record Entry(Correction correction, @Nullable String retractedBy) {}
}
