package io.loopgrid.function;

import java.util.function.ToLongFunction;

/**
 * How many keys a function may have, and which go first. The bound is a quota per partition, so that it does not depend on
 * how many members there are.
 *
 * @param maxKeys over all partitions, at least 1
 * @param worth of a state: when a partition is over its quota, the states of the least worth are forgotten
 * @param <S> the state
 */
public record Bound<S>(int maxKeys, ToLongFunction<S> worth) {
    /** Refuses an empty bound. */
    public Bound {
        if (maxKeys < 1) {
            throw new IllegalArgumentException("maxKeys must be >= 1 but was " + maxKeys);
        }
    }
}
