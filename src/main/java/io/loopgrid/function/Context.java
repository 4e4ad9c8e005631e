package io.loopgrid.function;

/** What a function may ask of its host during one call. */
public interface Context {
    /**
     * Sends a message to another function, or to an output of the job. It arrives once, after the messages sent before it
     * to the same address.
     *
     * @param address the name of a function or of an output
     * @param key the key of that function's state; for an output, the record's key
     * @param message an event of that function; for an output, its value
     */
    void send(String address, String key, Object message);

    /** Forgets the key's state when the call returns. */
    void forget();

    /** The event time that the key's clock has reached, in epoch milliseconds UTC. */
    long timeMillis();
}
