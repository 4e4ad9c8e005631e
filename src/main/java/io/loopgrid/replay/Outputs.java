package io.loopgrid.replay;

/** Takes what leaves the loop: messages to addresses that are neither a function nor the replicas. */
@FunctionalInterface
interface Outputs {
    /** Takes one message; the order is that of sending. */
    void take(String address, String key, Object message);
}
