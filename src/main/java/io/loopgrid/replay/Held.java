package io.loopgrid.replay;

/** A state in the hands of its {@link Owner}. */
final class Held<S> {
    final String key;
    final int partition;
    final String clock;
    final S state;
    int place;
    long timerMillis = Long.MAX_VALUE;
    boolean isForgotten;

    Held(String key, int partition, String clock, S state) {
        this.key = key;
        this.partition = partition;
        this.clock = clock;
        this.state = state;
    }
}
