package io.loopgrid.loop;

import io.loopgrid.event.Label;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a correction says of one signal.
 *
 * @param correction the correction's id
 * @param label what the signal should have been
 * @param timeMillis when it was said, epoch milliseconds UTC
 * @param isOfSpan whether it was said of all signals of a span
 */
public record Verdict(String correction, Label label, long timeMillis, boolean isOfSpan) {
    void write(DataOutput out) throws IOException {
        Fields.writeText(correction, out);
        Fields.writeLabel(label, out);
        out.writeLong(timeMillis);
        out.writeBoolean(isOfSpan);
    }

    static Verdict read(DataInput in) throws IOException {
        return new Verdict(Fields.readText(in), Fields.readLabel(in), in.readLong(), in.readBoolean());
    }
}
