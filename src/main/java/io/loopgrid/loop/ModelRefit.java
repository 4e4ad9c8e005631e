package io.loopgrid.loop;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Something has changed: what is fitted to a window of examples is to be fitted anew, without those from before.
 *
 * @param sinceMillis when it changed, epoch milliseconds UTC
 */
record ModelRefit(long sinceMillis) implements ModelEvent {
    void write(DataOutput out) throws IOException {
        out.writeLong(sinceMillis);
    }

    static ModelRefit read(DataInput in) throws IOException {
        return new ModelRefit(in.readLong());
    }
}
