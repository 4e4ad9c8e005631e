package io.loopgrid.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A durable log that lives as long as the test. */
final class MemoryLog implements DurableLog {
    private record Entry(String function, String key, byte[] row, Epoch epoch) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Long, Long> committed = new HashMap<>();

    @Override
    public synchronized Future<?> append(String function, String key, byte[] row, Epoch epoch) {
        entries.add(new Entry(function, key, row, epoch));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized Future<?> commit(Epoch epoch) {
        committed.merge(epoch.generation(), epoch.number(), Math::max);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void flush() {}

    /** What a restore would find. */
    synchronized Map<String, List<Byte>> committedRows(String function) {
        Map<String, List<Byte>> rows = new HashMap<>();
        for (Entry entry : entries) {
            boolean counts = entry.epoch.number() <= committed.getOrDefault(entry.epoch.generation(), 0L);
            if (counts && entry.function.equals(function)) {
                rows.put(entry.key, list(entry.row));
            }
        }
        rows.values().removeIf(List::isEmpty);
        return rows;
    }

    static List<Byte> list(byte[] bytes) {
        List<Byte> list = new ArrayList<>();
        for (byte b : bytes) {
            list.add(b);
        }
        return list;
    }
}
