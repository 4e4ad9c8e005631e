package io.loopgrid.grid;

import com.hazelcast.jet.core.BroadcastKey;
import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Outbox;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.Watermark;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads some partitions of an input of numbered events; its positions are rows of state like those of an owner. */
final class SimulatedSource implements Processor {
    static final String FUNCTION = "sources";

    private final Host host;
    private final RowSaver saver;
    private final Map<Integer, Integer> positions = new HashMap<>();
    private final int inputs;
    private final int events;
    private Outbox outbox;
    private Outgoing outgoing;
    private boolean saving;
    private boolean handedOver;

    /** Reads, of events 0 to n, those whose number modulo the number of inputs is one of its own. */
    @SuppressWarnings("NullAway.Init")
    SimulatedSource(Host host, long generation, List<Integer> mine, int inputs, int events) {
        this.host = host;
        this.inputs = inputs;
        this.events = events;
        this.saver = new RowSaver(host, FUNCTION, generation, true);
        mine.forEach(input -> positions.put(input, 0));
    }

    @Override
    public void init(Outbox outbox, Context context) {
        this.outbox = outbox;
        outgoing = new Outgoing(
                outbox,
                List.of(new Route("first", Route.Kind.FUNCTION, 0)),
                host.rowKeys().partitionCount());
        for (int partition = 0; partition < host.rowKeys().partitionCount(); partition++) {
            host.rows(FUNCTION)
                    .rowsOf(new int[] {partition})
                    .forEach(row -> restore(row.key().id(), row.row()));
        }
    }

    boolean isDone() {
        return positions.entrySet().stream().allMatch(e -> e.getKey() + e.getValue() * inputs >= events);
    }

    /** Passes on the next event of each input. */
    void emit() {
        if (!outgoing.flush()) {
            return;
        }
        positions.replaceAll((input, position) -> {
            int id = input + position * inputs;
            if (id >= events) {
                return position;
            }
            outgoing.send("first", "k" + id % 29, id);
            return position + 1;
        });
        outgoing.flush();
    }

    @Override
    public boolean saveToSnapshot() {
        if (!outgoing.flush()) {
            return false;
        }
        if (!saving) {
            if (!saver.isSettled()) {
                return false;
            }
            saver.clear();
            saver.beginEpoch();
            positions.forEach(
                    (input, position) -> saver.add(new RowChange(host.rowKeys().of("i" + input), row(position))));
            saving = true;
        }
        saving = !saver.save(outbox);
        return !saving;
    }

    @Override
    public boolean snapshotCommitPrepare() {
        return saver.append();
    }

    @Override
    public boolean snapshotCommitFinish(boolean success) {
        return !success || saver.publish();
    }

    @Override
    public void restoreFromSnapshot(Inbox inbox) {
        for (Object item = inbox.poll(); item != null; item = inbox.poll()) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) item;
            RowKey key = (RowKey) ((BroadcastKey<?>) entry.getKey()).key();
            if (restore(key.id(), (byte[]) entry.getValue())) {
                saver.add(new RowChange(key, (byte[]) entry.getValue()));
            }
        }
    }

    private boolean restore(String key, byte[] row) {
        int input = Integer.parseInt(key.substring(1));
        return positions.replace(input, position(row)) != null;
    }

    @Override
    public boolean finishSnapshotRestore() {
        if (!handedOver) {
            handedOver = saver.publish();
        }
        if (!handedOver || !saver.isSettled()) {
            return false;
        }
        saver.clear();
        return true;
    }

    @Override
    public boolean tryProcessWatermark(Watermark watermark) {
        return true;
    }

    @Override
    public void close() {
        saver.close();
    }

    static byte[] row(int position) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(position).array();
    }

    static int position(byte[] row) {
        return ByteBuffer.wrap(row).getInt();
    }
}
