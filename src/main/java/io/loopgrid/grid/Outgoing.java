package io.loopgrid.grid;

import com.hazelcast.jet.core.Outbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a processor has sent and Jet has not yet taken. Messages gather per address and partition and leave together at
 * the end of an inbox, so that a batch costs one item per partition and a lone message leaves at once.
 *
 * <p>Not thread-safe: belongs to one processor.
 */
public final class Outgoing {
    private final Outbox outbox;
    private final Map<String, Gathered> byAddress = new HashMap<>();
    private final List<Gathered> inOrder;
    private int flushing;

    /**
     * Nothing sent yet.
     *
     * @param routes every address the processor may send to
     */
    public Outgoing(Outbox outbox, List<Route> routes, int partitionCount) {
        this.outbox = outbox;
        for (Route route : routes) {
            byAddress.put(route.address(), new Gathered(route, partitionCount));
        }
        inOrder = routes.stream().map(route -> gathered(route.address())).toList();
    }

    /**
     * Gathers a message.
     *
     * @throws IllegalStateException when no route leads to the address
     */
    public void send(String address, String key, Object message) {
        gathered(address).add(key, message);
    }

    /**
     * Hands what was gathered to Jet.
     *
     * @return whether all is handed over; if not, call again later and send nothing before
     */
    public boolean flush() {
        while (flushing < inOrder.size()) {
            if (!inOrder.get(flushing).flush(outbox)) {
                return false;
            }
            flushing++;
        }
        flushing = 0;
        return true;
    }

    private Gathered gathered(String address) {
        Gathered gathered = byAddress.get(address);
        if (gathered == null) {
            throw new IllegalStateException("no route to " + address + ", only to " + byAddress.keySet());
        }
        return gathered;
    }
}
