package io.loopgrid.loop;

import io.loopgrid.function.Context;
import java.util.Map;
import java.util.TreeMap;

/** Counts gathered during a batch, on their way to {@link TotalsFunction}. Not thread-safe. */
final class Tally {
    private final Map<String, long[]> amounts = new TreeMap<>();

    void add(String name, long amount) {
        amounts.computeIfAbsent(name, n -> new long[1])[0] += amount;
    }

    void addOne(String name) {
        add(name, 1);
    }

    /** Sends what is above zero, in the order of the names. */
    void flush(Context context) {
        for (Map.Entry<String, long[]> entry : amounts.entrySet()) {
            long[] amount = entry.getValue();
            if (amount[0] != 0) {
                context.send(Addresses.TOTALS, entry.getKey(), amount[0]);
                amount[0] = 0;
            }
        }
    }
}
