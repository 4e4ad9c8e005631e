package io.loopgrid.pipeline;

import io.loopgrid.event.Symbol;
import io.loopgrid.signal.Action;
import io.loopgrid.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest signals that this member has written, within a bound. Thread-safe; adding costs one store under a lock. */
final class RecentSignals {
    /** Where the ids of signals go that every member is to forget. */
    static final String ADDRESS = "recent-signals";

    private final @Nullable Signal[] ring;
    private final long[] byAction = new long[Action.values().length];
    private long added;

    RecentSignals(int bound) {
        ring = new Signal[bound];
    }

    synchronized void add(Signal signal) {
        ring[(int) (added++ % ring.length)] = signal;
        byAction[signal.action().ordinal()]++;
    }

    /** How many of an action there were since the process began. */
    synchronized long sent(Action action) {
        return byAction[action.ordinal()];
    }

    /** The newest, the newest first. */
    synchronized List<Signal> newest(@Nullable Symbol symbol, int limit) {
        List<Signal> newest = new ArrayList<>();
        for (long i = added - 1; i >= Math.max(0, added - ring.length) && newest.size() < limit; i--) {
            Signal signal = ring[(int) (i % ring.length)];
            if (signal != null && (symbol == null || signal.symbol().equals(symbol))) {
                newest.add(signal);
            }
        }
        return newest;
    }

    /** Forgets a signal. */
    synchronized void remove(String id) {
        for (int i = 0; i < ring.length; i++) {
            Signal signal = ring[i];
            if (signal != null && signal.id().equals(id)) {
                ring[i] = null;
            }
        }
    }

    /** Whether a signal is among them. */
    synchronized boolean contains(String id) {
        for (Signal signal : ring) {
            if (signal != null && signal.id().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
