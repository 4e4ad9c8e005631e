package io.loopgrid.grid;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a file of state says of itself.
 *
 * @param source the id of the Kafka cluster that the positions in the state belong to
 * @param createdMillis when it was written, epoch milliseconds UTC
 * @param committed the newest committed epoch of each generation
 */
record StateFileHeader(String source, long createdMillis, Map<Long, Long> committed) {
    private static final int MOST_GENERATIONS = 10_000_000;

    StateFileHeader {
        committed = Map.copyOf(committed);
    }

    /** The epoch that the file holds, 0.0 when none was committed. */
    Epoch epoch() {
        return Epoch.newest(committed);
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(source);
        out.writeLong(createdMillis);
        out.writeInt(committed.size());
        for (Map.Entry<Long, Long> entry : committed.entrySet()) {
            out.writeLong(entry.getKey());
            out.writeLong(entry.getValue());
        }
    }

    static StateFileHeader read(DataInput in) throws IOException {
        String source = in.readUTF();
        long createdMillis = in.readLong();
        int generations = in.readInt();
        if (generations < 0 || generations > MOST_GENERATIONS) {
            throw new IOException("the file is damaged: it claims " + generations + " generations");
        }
        Map<Long, Long> committed = new HashMap<>();
        for (int i = 0; i < generations; i++) {
            committed.put(in.readLong(), in.readLong());
        }
        return new StateFileHeader(source, createdMillis, committed);
    }
}
