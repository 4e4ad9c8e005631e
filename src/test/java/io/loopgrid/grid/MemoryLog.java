package io.loopgrid.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A durable log that lives as long as the test. */
final class MemoryLog implements DurableLog {
    private record Entry(String function, String key, byte[] row, Epoch epoch) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Long, Long> committed = new HashMap<>();

    private long safe;

    @Override
    public void fence() {}

    @Override
    public synchronized void open(int slot) {
        safe = 0;
    }

    @Override
    public synchronized void append(String function, String key, byte[] row, Epoch epoch) {
        entries.add(new Entry(function, key, row, epoch));
    }

    @Override
    public synchronized void seal(Epoch epoch, @Nullable Epoch counts) {
        safe = epoch.number();
        if (counts != null) {
            commitLast(counts);
        }
    }

    @Override
    public synchronized void drop(Epoch epoch) {
        entries.removeIf(entry -> entry.epoch.equals(epoch));
        safe = epoch.number();
    }

    @Override
    public synchronized boolean isSafe(Epoch epoch) {
        return safe >= epoch.number();
    }

    @Override
    public synchronized void commitLast(Epoch epoch) {
        committed.merge(epoch.generation(), epoch.number(), Math::max);
    }

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
