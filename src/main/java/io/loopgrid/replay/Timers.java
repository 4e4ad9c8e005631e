package io.loopgrid.replay;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** When which states want to be called: one queue for each clock. */
final class Timers<S> {
    private record Timer<S>(long timeMillis, Held<S> held) {}

    private final TreeMap<String, PriorityQueue<Timer<S>>> byClock = new TreeMap<>();

    /** The state wants to be called at a time; its earlier wishes are void. */
    void set(Held<S> held, long timeMillis) {
        if (held.timerMillis == timeMillis) {
            return;
        }
        held.timerMillis = timeMillis;
        if (timeMillis != Long.MAX_VALUE) {
            byClock.computeIfAbsent(held.clock, clock -> new PriorityQueue<>(inOrder()))
                    .add(new Timer<>(timeMillis, held));
        }
    }

    /**
     * Takes the next state whose time has come, or null. Goes clock by clock in the order of their names.
     *
     * @param nowMillis the time of the whole input: no clock is ahead of it
     * @param reached the time of a clock, which costs a look-up
     */
    @Nullable
    Held<S> due(long nowMillis, ToLongFunction<String> reached) {
        for (var clock : byClock.entrySet()) {
            PriorityQueue<Timer<S>> queue = clock.getValue();
            for (Timer<S> next = queue.peek();
                    next != null
                            && next.timeMillis <= nowMillis
                            && next.timeMillis <= reached.applyAsLong(clock.getKey());
                    next = queue.peek()) {
                queue.remove();
                if (!next.held.isForgotten && next.held.timerMillis == next.timeMillis) {
                    next.held.timerMillis = Long.MAX_VALUE;
                    return next.held;
                }
            }
        }
        return null;
    }

    private static <S> Comparator<Timer<S>> inOrder() {
        Comparator<Timer<S>> byTime = Comparator.comparingLong(Timer::timeMillis);
        return byTime.thenComparing(timer -> timer.held.key);
    }
}
