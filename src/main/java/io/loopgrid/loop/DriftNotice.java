package io.loopgrid.loop;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is being done about the drift of one symbol, for the replicas.
 *
 * @param raisedUntilMillis until when its labels teach more, epoch milliseconds UTC
 * @param refreshedUntilMillis until when every token is trained on, epoch milliseconds UTC
 */
record DriftNotice(long raisedUntilMillis, long refreshedUntilMillis) {
    static final DriftNotice NONE = new DriftNotice(Long.MIN_VALUE, Long.MIN_VALUE);

    /** The same with one more action. */
    DriftNotice with(DriftAction action, long untilMillis) {
        return switch (action) {
            case NONE, START_CHALLENGER -> this;
            case RAISE_LEARNING_RATE -> new DriftNotice(Math.max(raisedUntilMillis, untilMillis), refreshedUntilMillis);
            case REFRESH_EMBEDDINGS -> new DriftNotice(raisedUntilMillis, Math.max(refreshedUntilMillis, untilMillis));
        };
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(raisedUntilMillis);
        out.writeLong(refreshedUntilMillis);
    }

    static DriftNotice read(DataInput in) throws IOException {
        return new DriftNotice(in.readLong(), in.readLong());
    }
}
