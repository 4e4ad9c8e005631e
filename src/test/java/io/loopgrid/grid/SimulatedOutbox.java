package io.loopgrid.grid;

import com.hazelcast.jet.core.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Takes what a processor gives, and now and then refuses; a refused item must come again before any other. */
final class SimulatedOutbox implements Outbox {
    final List<Object> items = new ArrayList<>();
    final List<Map.Entry<Object, Object>> snapshot = new ArrayList<>();
    private final Random random;
    private Object refused;

    @SuppressWarnings("NullAway.Init")
    SimulatedOutbox(Random random) {
        this.random = random;
    }

    @Override
    public int bucketCount() {
        return 1;
    }

    @Override
    public boolean offer(int ordinal, Object item) {
        if (!takes(item)) {
            return false;
        }
        items.add(item);
        return true;
    }

    @Override
    public boolean offer(int[] ordinals, Object item) {
        return offer(0, item);
    }

    @Override
    public boolean offerToSnapshot(Object key, Object value) {
        if (!takes(key)) {
            return false;
        }
        snapshot.add(Map.entry(key, value));
        return true;
    }

    @Override
    public boolean hasUnfinishedItem() {
        return refused != null;
    }

    @SuppressWarnings("NullAway")
    private boolean takes(Object item) {
        if (refused != null && !refused.equals(item)) {
            throw new AssertionError("another item was offered than the one that was refused");
        }
        refused = random.nextInt(10) == 0 ? item : null;
        return refused == null;
    }
}
