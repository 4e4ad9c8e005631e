package io.loopgrid.grid;

import java.util.Arrays;

/**
 * Messages to one address whose keys live in one partition, in the order they were sent: the only kind of item on the
 * edges between stages. One item carries many messages because a queue's cost is per item.
 *
 * <p>Written by one thread, then handed over and only read.
 */
public final class Messages {
    private static final int FIRST_CAPACITY = 4;

    private final String address;
    private final int partition;
    private String[] keys = new String[FIRST_CAPACITY];
    private Object[] events = new Object[FIRST_CAPACITY];
    private int size;

    Messages(String address, int partition) {
        this.address = address;
        this.partition = partition;
    }

    void add(String key, Object event) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            events = Arrays.copyOf(events, size * 2);
        }
        keys[size] = key;
        events[size++] = event;
    }

    /** To whom they go. */
    public String address() {
        return address;
    }

    /** Where their keys live. */
    public int partition() {
        return partition;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The key of the i-th message. */
    public String key(int i) {
        return keys[i];
    }

    /** The i-th message. */
    public Object event(int i) {
        return events[i];
    }
}
