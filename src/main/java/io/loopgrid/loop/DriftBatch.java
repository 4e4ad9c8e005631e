package io.loopgrid.loop;

import io.loopgrid.function.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What may drift, gathered during a batch, so that its owner gets few messages. Not thread-safe; some 30 nanoseconds a value. */
final class DriftBatch {
    private final DriftKind kind;
    private final long blockMillis;
    private final Map<String, TreeMap<Long, double[]>> symbols = new LinkedHashMap<>();

    DriftBatch(DriftKind kind, long horizonMillis) {
        this.kind = kind;
        this.blockMillis = kind.horizons() * horizonMillis;
    }

    /** Adds a value, or with a weight other than 1 a sum of values. */
    void add(String symbol, long timeMillis, double value, double weight) {
        TreeMap<Long, double[]> blocks = symbols.get(symbol);
        if (blocks == null) {
            blocks = new TreeMap<>();
            symbols.put(symbol, blocks);
        }
        double[] sums =
                blocks.computeIfAbsent(Math.floorDiv(timeMillis, blockMillis) * blockMillis, from -> new double[2]);
        sums[0] += value;
        sums[1] += weight;
    }

    /** Sends everything. */
    void flush(Context context) {
        symbols.forEach((symbol, blocks) -> blocks.forEach(
                (from, sums) -> context.send(Addresses.DRIFT, symbol, new DriftSums(kind, from, sums[0], sums[1]))));
        symbols.clear();
    }
}
