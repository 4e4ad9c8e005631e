package io.loopgrid.loop;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The id and the event time of a signal that is kept.
 *
 * @param timeMillis epoch milliseconds UTC
 */
record KeptSignal(String id, long timeMillis) {
    void write(DataOutput out) throws IOException {
        Fields.writeText(id, out);
        out.writeLong(timeMillis);
    }

    static KeptSignal read(DataInput in) throws IOException {
        return new KeptSignal(Fields.readText(in), in.readLong());
    }
}
