package io.loopgrid.loop;

import io.loopgrid.event.Symbol;
import io.loopgrid.function.Context;
import io.loopgrid.signal.Action;
import io.loopgrid.signal.Alert;
import io.loopgrid.signal.Signal;
import java.util.HashMap;
import java.util.Map;

/**
 * Alerts of signals that say to do something: for each symbol and action at most one a minute of event time, the first,
 * so that a busy symbol does not drown its readers. Not thread-safe.
 */
final class SignalAlerts {
    private static final long MINUTE_MILLIS = 60_000;

    private final Map<Symbol, long[]> lastMinutes = new HashMap<>();

    void about(Signal signal, Context out) {
        if (signal.action() == Action.HOLD) {
            return;
        }
        long[] last = lastMinutes.get(signal.symbol());
        if (last == null) {
            last = new long[] {Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE};
            lastMinutes.put(signal.symbol(), last);
        }
        long minute = Math.floorDiv(signal.timeMillis(), MINUTE_MILLIS);
        if (minute <= last[signal.action().ordinal()]) {
            return;
        }
        last[signal.action().ordinal()] = minute;
        String id = signal.symbol().name() + ":SIGNAL:" + signal.action() + ':' + minute;
        String text = signal.action() + " " + signal.symbol() + " at " + signal.price() + ", said " + signal.id();
        out.send(
                Addresses.ALERTS,
                signal.symbol().name(),
                new Alert(id, signal.timeMillis(), Alert.Kind.SIGNAL, signal.symbol(), text));
    }
}
