package io.loopgrid.loop;

import io.loopgrid.event.Label;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Features as they were predicted from, and what the market has said. The array must not be changed.
 *
 * @param timeMillis when it was predicted, epoch milliseconds UTC
 */
record Example(float[] features, Label label, long timeMillis) {
    void write(DataOutput out) throws IOException {
        Fields.writeFloats(features, out);
        Fields.writeLabel(label, out);
        out.writeLong(timeMillis);
    }

    static Example read(DataInput in) throws IOException {
        return new Example(Fields.readFloats(in), Fields.readLabel(in), in.readLong());
    }
}
