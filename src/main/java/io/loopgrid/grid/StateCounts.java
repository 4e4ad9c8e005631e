package io.loopgrid.grid;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the owners of the newest committed generation have said of how many states there are. Logs of earlier releases have
 * no such rows, and are not checked. Thread-safe.
 */
final class StateCounts {
    private final long generation;
    private final Map<String, Said> byFunction = new TreeMap<>();

    /** What was said of one function. */
    private static final class Said {
        private int owners;
        private int heard;
        private long states;
    }

    /** Nothing heard yet. */
    StateCounts(Epoch newest) {
        this.generation = newest.generation();
    }

    /** Takes a row that counts, by its key in the log. Other generations had other owners. */
    synchronized void take(String key, RowSelection.Found found) {
        if (found.epoch().generation() != generation || Row.isForgotten(found.row())) {
            return;
        }
        StateCount count = StateCount.of(found.row());
        Said said = byFunction.computeIfAbsent(StateCount.functionOf(LoggedRow.idOf(key)), function -> new Said());
        said.owners = count.owners();
        said.heard++;
        said.states += count.states();
    }

    /** How many states the owners of a function have, as far as they have said; nothing said is 0. */
    synchronized long of(String function) {
        Said said = byFunction.get(function);
        return said == null ? 0 : said.states;
    }

    /**
     * Refuses a state that is not whole. More states than were said are taken: what the log has and the maps had lost comes
     * back then.
     *
     * @param function whose states they are
     * @param states how many were found
     * @throws IllegalStateException when there should be more, or when nobody can tell
     */
    synchronized void require(String function, long states) {
        Said said = byFunction.get(function);
        if (byFunction.isEmpty() || (said == null && states == 0)) {
            return;
        }
        if (said == null || said.heard != said.owners) {
            throw refused(
                    function,
                    "must have a count from each owner but has " + (said == null ? 0 : said.heard) + " of "
                            + (said == null ? "them" : said.owners));
        }
        if (said.states > states) {
            throw refused(function, "must have " + said.states + " states or more but has " + states);
        }
    }

    private IllegalStateException refused(String function, String why) {
        return new IllegalStateException("the state of '" + function + "' " + why + " in generation " + generation
                + ": the log has lost rows, and starting without them would hide it");
    }
}
