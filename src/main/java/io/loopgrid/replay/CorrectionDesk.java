package io.loopgrid.replay;

import io.loopgrid.event.Correction;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.Origin;
import io.loopgrid.loop.SubmittedCorrection;
import io.loopgrid.signal.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Hands corrections to the loop when they were given. One that does not say when is heard at the first instant at which the
 * truth can be known: when the horizon of its signal, or of the last instant of its span, has passed; a retraction right
 * after what it retracts.
 */
final class CorrectionDesk {
    private static final byte[] NO_BYTES = {};

    private record Due(long timeMillis, long place, Correction correction) {}

    private final long horizonMillis;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::timeMillis).thenComparingLong(Due::place));
    /** Corrections that wait for the signal or the correction of an id. */
    private final Map<String, List<Correction>> waiting = new HashMap<>();

    private long places;

    CorrectionDesk(List<Correction> corrections, long horizonMillis) {
        this.horizonMillis = horizonMillis;
        for (Correction correction : corrections) {
            if (correction.timeMillis() != ReplayInput.UNTIMED) {
                schedule(correction, correction.timeMillis());
            } else if (correction instanceof Correction.OfSpan span) {
                schedule(correction, span.toMillis() + horizonMillis);
            } else {
                waiting.computeIfAbsent(about(correction), id -> new ArrayList<>())
                        .add(correction);
            }
        }
    }

    private static String about(Correction correction) {
        return correction instanceof Correction.OfSignal ofSignal
                ? ofSignal.signal()
                : ((Correction.Retraction) correction).retracts();
    }

    private void schedule(Correction correction, long timeMillis) {
        due.add(new Due(timeMillis, places++, correction));
    }

    /** A signal was given. */
    void signalled(Signal signal) {
        if (!waiting.isEmpty()) {
            release(signal.id(), signal.timeMillis() + horizonMillis);
        }
    }

    private void release(String id, long timeMillis) {
        List<Correction> released = waiting.remove(id);
        if (released != null) {
            released.forEach(correction -> schedule(correction, timeMillis));
        }
    }

    /** When the next correction is to be heard, {@link Long#MAX_VALUE} when none is. */
    long timeMillis() {
        Due next = due.peek();
        return next == null ? Long.MAX_VALUE : next.timeMillis;
    }

    /** Hands over what is due. */
    void submit(long nowMillis, SequentialHost host) {
        for (Due next = due.peek(); next != null && next.timeMillis <= nowMillis; next = due.peek()) {
            due.remove();
            Correction heard = at(next.correction, next.timeMillis);
            Origin origin = new Origin("corrections", 0, next.place, next.timeMillis, NO_BYTES);
            SubmittedCorrection submitted = new SubmittedCorrection(heard, origin);
            host.send(Addresses.CORRECTIONS, submitted.key(), submitted);
            host.settle();
            release(heard.id(), next.timeMillis);
        }
    }

    /** How many wait for a signal or a correction that has not come. */
    long unheard() {
        return waiting.values().stream().mapToLong(List::size).sum();
    }

    private static Correction at(Correction of, long timeMillis) {
        if (of instanceof Correction.OfSignal one) {
            return new Correction.OfSignal(
                    one.id(), one.symbol(), timeMillis, one.signal(), one.label(), one.by(), one.note());
        }
        if (of instanceof Correction.OfSpan span) {
            return new Correction.OfSpan(
                    span.id(),
                    span.symbol(),
                    timeMillis,
                    span.fromMillis(),
                    span.toMillis(),
                    span.label(),
                    span.by(),
                    span.note());
        }
        return new Correction.Retraction(
                of.id(), of.symbol(), timeMillis, ((Correction.Retraction) of).retracts(), of.by());
    }
}
