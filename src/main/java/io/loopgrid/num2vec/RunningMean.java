package io.loopgrid.num2vec;

import io.loopgrid.linalg.Exponential;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A mean over event time whose memory fades: a value as old as the memory counts e times less than a new one. */
final class RunningMean {
    private final double memoryMillis;
    private double mean;
    private long count;

    /** @param memoryMillis above 0 */
    RunningMean(double memoryMillis) {
        this.memoryMillis = memoryMillis;
    }

    /**
     * Adds a value. The first ones are a plain mean, so that the start is not remembered for long.
     *
     * @param sinceMillis how long after the value before
     */
    void add(double value, long sinceMillis) {
        count++;
        double faded = 1 - Exponential.exp(-sinceMillis / memoryMillis);
        mean += (value - mean) * Math.max(faded, 1.0 / Math.min(count, 1000));
    }

    /** The mean, 0 before the first value. */
    double value() {
        return mean;
    }

    /** The unit of the values has changed: what was 1 is now a factor. */
    void scale(double factor) {
        mean *= factor;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(mean);
        out.writeLong(count);
    }

    void read(DataInput in) throws IOException {
        mean = in.readDouble();
        count = in.readLong();
    }
}
