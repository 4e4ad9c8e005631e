package io.loopgrid.grid;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The timers of one processor's states, one queue per clock. Rebuilt from the states, never saved. */
final class Timers<S> {
    private record Timer<S>(long timeMillis, Held<S> held) implements Comparable<Timer<S>> {
        @Override
        public int compareTo(Timer<S> other) {
            int byTime = Long.compare(timeMillis, other.timeMillis);
            return byTime != 0 ? byTime : held.key.compareTo(other.held.key);
        }
    }

    private final Map<String, PriorityQueue<Timer<S>>> byClock = new HashMap<>();

    /** The state wants to be called at a time; its earlier wishes are void. */
    void set(String clock, Held<S> held, long timeMillis) {
        if (held.timerMillis == timeMillis) {
            return;
        }
        held.timerMillis = timeMillis;
        if (timeMillis != Long.MAX_VALUE) {
            byClock.computeIfAbsent(clock, c -> new PriorityQueue<>()).add(new Timer<>(timeMillis, held));
        }
    }

    /** The names of the clocks that have timers. */
    Iterable<String> clocks() {
        return byClock.keySet();
    }

    /** Takes the next state whose time has passed, or null. */
    @Nullable
    Held<S> due(String clock, long nowMillis) {
        PriorityQueue<Timer<S>> queue = byClock.get(clock);
        if (queue == null) {
            return null;
        }
        for (Timer<S> next = queue.peek(); next != null && next.timeMillis <= nowMillis; next = queue.peek()) {
            queue.remove();
            if (!next.held.forgotten && next.held.timerMillis == next.timeMillis) {
                next.held.timerMillis = Long.MAX_VALUE;
                return next.held;
            }
        }
        return null;
    }
}
