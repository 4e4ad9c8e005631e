package io.loopgrid.replay;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts a sequence into order by looking {@value #ROOM} items ahead: a shorter one whatever its order, a longer one when it is
 * about in order. Items of one instant stay in the order they came. An item that comes still later than that is given at
 * once, and {@link #isLate} says so. What comes in order costs no sorting.
 */
final class InOrder<T> {
    /** About 80 MB of tweets. */
    static final int ROOM = 1 << 17;

    private record Waiting<T>(long timeMillis, long place, T item) {}

    private final Iterator<T> source;
    private final ToLongFunction<T> time;
    /** Items none of which is earlier than the one before it. */
    private final ArrayDeque<Waiting<T>> ordered = new ArrayDeque<>();
    /** The others. */
    private final PriorityQueue<Waiting<T>> jumbled = new PriorityQueue<>(
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
        while (ordered.size() + jumbled.size() < ROOM && source.hasNext()) {
            T item = source.next();
            Waiting<T> waiting = new Waiting<>(time.applyAsLong(item), places++, item);
            Waiting<T> last = ordered.peekLast();
            if (last == null || waiting.timeMillis >= last.timeMillis) {
                ordered.add(waiting);
            } else {
                jumbled.add(waiting);
            }
        }
        Waiting<T> first = ordered.peek();
        Waiting<T> other = jumbled.peek();
        if (other == null || (first != null && isBefore(first, other))) {
            return ordered.poll();
        }
        return jumbled.poll();
    }

    private static boolean isBefore(Waiting<?> one, Waiting<?> other) {
        return one.timeMillis == other.timeMillis ? one.place < other.place : one.timeMillis < other.timeMillis;
    }
}
