package io.loopgrid.function;

/**
 * A stateful function of one kind of thing: one state per key, changed by one event at a time.
 *
 * <p>An implementation is a plain class. The host makes an instance per processor and calls it on one thread at a time,
 * keeps the state on the member that owns the key, saves it with the snapshot, publishes it when the snapshot commits and
 * restores it after a crash, so that each event changes the state exactly once. Fields of the instance are scratch: what
 * it gathers over several calls it must send in {@link #flush}.
 *
 * @param <S> the state: a class whose objects the function may change in place
 * @param <E> the events it takes, all of one class or one sealed family
 */
public interface KeyedFunction<S, E> {
    /** The name by which others address it; also the name of its map and of its rows in the durable log. */
    String name();

    /** The state of a key that has none yet. */
    S initial(String key);

    /**
     * Takes one event.
     *
     * @param state the key's state, changed in place
     * @param context what the function may ask of its host, valid during the call only
     */
    void apply(String key, S state, E event, Context context);

    /** Reads and writes the state. */
    Codec<S> stateCodec();

    /** Reads and writes the events, for those that come from another member. */
    Codec<E> eventCodec();

    /** How many keys there may be, and which go first when there are more. */
    Bound<S> bound();

    /**
     * Whether states are many, small and change only a few times before they are forgotten. The host then saves those that
     * change together in one row, which costs a fraction; to find one of them from outside it reads the rows of a partition.
     */
    default boolean isShortLived() {
        return false;
    }

    /**
     * When the state wants {@link #onTimer} next, in epoch milliseconds of event time; {@link Long#MAX_VALUE} for never.
     * Asked after every call; a pure function of the state, so that timers survive whatever the state survives.
     */
    default long timerMillis(S state) {
        return Long.MAX_VALUE;
    }

    /** Whose event time the timers of a key follow: the name of a symbol, or empty for that of the whole input. */
    default String clock(String key) {
        return "";
    }

    /** The time that the state asked for has passed. */
    default void onTimer(String key, S state, long timeMillis, Context context) {}

    /**
     * The end of a batch of events, and the last call before a barrier: what the function has gathered over several keys
     * leaves now. {@link Context#forget} and {@link Context#timeMillis} have no key here.
     */
    default void flush(Context context) {}

    /**
     * The key goes because the function is over its bound. The place to tell others; the state is lost after the call.
     */
    default void forgotten(String key, S state, Context context) {}

    /**
     * The state is back from a snapshot that may be newer than what others have read. The place to tell them again.
     */
    default void restored(String key, S state, Context context) {}
}
