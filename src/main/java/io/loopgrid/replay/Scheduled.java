package io.loopgrid.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** Items in the order of their times; those of one instant in the order in which they were given. */
final class Scheduled<T> {
    private final List<T> items;
    private final ToLongFunction<T> time;
    private int next;

    Scheduled(Collection<T> given, ToLongFunction<T> time) {
        this.items = new ArrayList<>(given);
        this.items.sort(Comparator.comparingLong(time));
        this.time = time;
    }

    /** The time of the next item, {@link Long#MAX_VALUE} when there is none. */
    long timeMillis() {
        return next == items.size() ? Long.MAX_VALUE : time.applyAsLong(items.get(next));
    }

    /** Whether the next item is of this instant or an earlier one. */
    boolean isDue(long nowMillis) {
        return next < items.size() && time.applyAsLong(items.get(next)) <= nowMillis;
    }

    T take() {
        return items.get(next++);
    }
}
