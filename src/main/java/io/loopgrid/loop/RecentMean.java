package io.loopgrid.loop;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The mean embedding of a symbol's recent tweets as of an instant. Cannot change. */
final class RecentMean {
    private final long timeMillis;
    private final float[] mean;

    /** Takes the array as its own: nobody else may change it. */
    RecentMean(long timeMillis, float[] mean) {
        this.timeMillis = timeMillis;
        this.mean = mean;
    }

    /** The newest tweet in it, epoch milliseconds UTC: nobody may use it for an earlier time. */
    public long timeMillis() {
        return timeMillis;
    }

    void copyInto(float[] out, int from) {
        System.arraycopy(mean, 0, out, from, mean.length);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(timeMillis);
        Fields.writeFloats(mean, out);
    }

    static RecentMean read(DataInput in) throws IOException {
        return new RecentMean(in.readLong(), Fields.readFloats(in));
    }
}
