package io.loopgrid.loop;

import io.loopgrid.function.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts gathered during a batch, on their way to {@link TotalsFunction}. Not thread-safe. */
final class Tally {
    private final Map<String, long[]> amounts = new LinkedHashMap<>();

    void add(String name, long amount) {
        amounts.computeIfAbsent(name, n -> new long[1])[0] += amount;
    }

    void addOne(String name) {
        add(name, 1);
    }

    /** Sends what is above zero, in the order in which the names first came. */
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
