package io.loopgrid.grid;

import com.hazelcast.jet.core.Outbox;
import io.loopgrid.function.Partitions;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Messages to one address that wait to leave together. Not thread-safe. */
final class Gathered {
    private static final int NO_PARTITION = 0;

    private final Route route;
    private final @Nullable Messages[] byPartition;
    private final ArrayDeque<Object> leaving = new ArrayDeque<>();

    Gathered(Route route, int partitionCount) {
        this.route = route;
        this.byPartition = new Messages[route.kind() == Route.Kind.FUNCTION ? partitionCount : 1];
    }

    void add(String key, Object message) {
        if (route.kind() == Route.Kind.OUTPUT) {
            leaving.add(message);
            return;
        }
        int partition = route.kind() == Route.Kind.FUNCTION ? Partitions.of(key, byPartition.length) : NO_PARTITION;
        Messages open = byPartition[partition];
        if (open == null) {
            open = new Messages(route.address(), partition);
            byPartition[partition] = open;
            leaving.add(open);
        }
        open.add(key, message);
    }

    /** Returns whether nothing is left. */
    boolean flush(Outbox outbox) {
        if (leaving.isEmpty()) {
            return true;
        }
        if (route.kind() != Route.Kind.OUTPUT) {
            Arrays.fill(byPartition, null);
        }
        for (Object item = leaving.peek(); item != null; item = leaving.peek()) {
            if (!outbox.offer(route.ordinal(), item)) {
                return false;
            }
            leaving.remove();
        }
        return true;
    }
}
