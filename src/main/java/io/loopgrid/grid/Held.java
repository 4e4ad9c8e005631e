package io.loopgrid.grid;

import org.jspecify.annotations.Nullable;

/** A key and its state in the heap of its owner. Belongs to one processor. */
final class Held<S> {
    final String key;
    final int partition;
    final S state;
    /** The next time it asked for; its older timers in the queue are void. */
    long timerMillis = Long.MAX_VALUE;
    /** Whether it changed since the last barrier. */
    boolean changed;
    /** The page that has its newest row; null before it is in one, and where each state has a row of its own. */
    PageLog.@Nullable Written page;
    /** Whether the function has forgotten it. */
    boolean forgotten;

    Held(String key, int partition, S state) {
        this.key = key;
        this.partition = partition;
        this.state = state;
    }
}
