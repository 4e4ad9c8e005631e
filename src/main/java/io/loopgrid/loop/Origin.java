package io.loopgrid.loop;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Where a record came from, and its bytes, so that what cannot be used can be given back as it was. Cannot change. */
public final class Origin {
    private final String topic;
    private final int partition;
    private final long offset;
    private final long timeMillis;
    private final byte[] bytes;

    /**
     * The record at a place of a topic.
     *
     * @param timeMillis the record's own time, epoch milliseconds UTC
     * @param bytes its value; taken as its own, nobody else may change them
     */
    public Origin(String topic, int partition, long offset, long timeMillis, byte[] bytes) {
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
        this.timeMillis = timeMillis;
        this.bytes = bytes;
    }

    /** The name of the topic. */
    public String topic() {
        return topic;
    }

    /** The topic's partition. */
    public int partition() {
        return partition;
    }

    /** The place in that partition. */
    public long offset() {
        return offset;
    }

    /** The record's own time, epoch milliseconds UTC. */
    public long timeMillis() {
        return timeMillis;
    }

    /** A copy of the record's value. */
    public byte[] bytes() {
        return bytes.clone();
    }

    void write(DataOutput out) throws IOException {
        Fields.writeText(topic, out);
        out.writeInt(partition);
        out.writeLong(offset);
        out.writeLong(timeMillis);
        Fields.writeBytes(bytes, out);
    }

    static Origin read(DataInput in) throws IOException {
        return new Origin(Fields.readText(in), in.readInt(), in.readLong(), in.readLong(), Fields.readBytes(in));
    }

    @Override
    public String toString() {
        return topic + '-' + partition + '@' + offset;
    }
}
