package io.loopgrid.replay;

import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts a sequence that is about in order into order, by looking {@value #ROOM} items ahead; items of one instant stay in the
 * order they came. An item that comes still later than that is given at once, and {@link #isLate} says so.
 */
final class InOrder<T> {
    /** Enough for files that were written by several collectors; costs a tenth of a microsecond an item. */
    static final int ROOM = 1024;

    private record Waiting<T>(long timeMillis, long place, T item) {}

    private final Iterator<T> source;
    private final ToLongFunction<T> time;
    private final PriorityQueue<Waiting<T>> waiting = new PriorityQueue<>(
            Comparator.<Waiting<T>>comparingLong(Waiting::timeMillis).thenComparingLong(Waiting::place));
    private @Nullable Waiting<T> next;
    private long places;
    private long reached = Long.MIN_VALUE;
    private boolean isLate;

    InOrder(Iterator<T> source, ToLongFunction<T> time) {
        this.source = source;
        this.time = time;
        next = advance();
    }

    /** The time at which the next item is to be taken, {@link Long#MAX_VALUE} when there is none. */
    long timeMillis() {
        return next == null ? Long.MAX_VALUE : Math.max(reached, next.timeMillis);
    }

    /** Takes the next item. */
    T take() {
        Waiting<T> taken = next;
        if (taken == null) {
            throw new IllegalStateException("no item: timeMillis() must be below Long.MAX_VALUE");
        }
        isLate = taken.timeMillis < reached;
        reached = Math.max(reached, taken.timeMillis);
        next = advance();
        return taken.item;
    }

    /** Whether the item taken last is earlier than one taken before it. */
    boolean isLate() {
        return isLate;
    }

    private @Nullable Waiting<T> advance() {
        while (waiting.size() < ROOM && source.hasNext()) {
            T item = source.next();
            waiting.add(new Waiting<>(time.applyAsLong(item), places++, item));
        }
        return waiting.poll();
    }
}
