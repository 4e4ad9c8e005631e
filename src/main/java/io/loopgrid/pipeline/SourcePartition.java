package io.loopgrid.pipeline;

import io.loopgrid.function.Codec;
import io.loopgrid.grid.Row;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One partition of a topic as its only reader sees it: what is fetched and waits, how far it was read, how far its event
 * time has come, and which ids it has brought lately. Belongs to one processor.
 */
final class SourcePartition {
    /** Event time before the first record. */
    static final long NO_TIME = Long.MIN_VALUE;

    private static final String IDS = "/ids/";

    private record Position(long offset, long reached, long candidate) {}

    private static final Codec<Position> CODEC = new PositionCodec();

    final TopicPartition topicPartition;
    final ArrayDeque<Arrived> waiting = new ArrayDeque<>();
    final RecentIds ids;

    private final long maxJumpMillis;
    private long nextOffset;
    private long reachedMillis = NO_TIME;
    private long candidateMillis = NO_TIME;
    private boolean changed;
    private boolean touched = true;
    private long busyNanos;

    SourcePartition(TopicPartition topicPartition, int rememberedIds, long maxJumpMillis) {
        this.topicPartition = topicPartition;
        this.ids = new RecentIds(rememberedIds);
        this.maxJumpMillis = maxJumpMillis;
    }

    /** The name of its row of state. */
    String key() {
        return key(topicPartition);
    }

    static String key(TopicPartition topicPartition) {
        return topicPartition.topic() + '-' + topicPartition.partition();
    }

    /** The name of the row of a segment of its ids. */
    String idsKey(int segment) {
        return key() + IDS + segment;
    }

    /** The offset of the first record that has not been taken. */
    long nextOffset() {
        return nextOffset;
    }

    void startAt(long offset) {
        nextOffset = offset;
    }

    /** The newest event time that two records agree on, or {@link #NO_TIME}. */
    long reachedMillis() {
        return reachedMillis;
    }

    /** The newest event time any record has claimed. */
    long claimedMillis() {
        return Math.max(reachedMillis, candidateMillis);
    }

    /** A record leaves: the position moves behind it, and event time to it unless it jumps alone. */
    void taken(Arrived record) {
        nextOffset = record.source().offset() + 1;
        changed = true;
        touched = true;
        long time = record.timeMillis();
        if (time <= reachedMillis) {
            return;
        }
        boolean jumps = reachedMillis == NO_TIME || time - reachedMillis > maxJumpMillis;
        if (!jumps || agrees(time)) {
            reachedMillis = jumps ? Math.min(time, candidateMillis) : time;
            candidateMillis = NO_TIME;
        } else {
            candidateMillis = time;
        }
    }

    /** A record without event time, or one that cannot be used, leaves: only the position moves. */
    void skipped(Arrived record) {
        nextOffset = record.source().offset() + 1;
        changed = true;
        touched = true;
    }

    /** What lies before a position was no record, as a marker of a transaction: nothing of it waits. */
    void nothingBefore(long offset) {
        if (offset > nextOffset) {
            nextOffset = offset;
            changed = true;
        }
    }

    /** Takes note of a look at it; returns when it had something last, which is now at the first look. */
    long busyNanos(boolean empty, long nowNanos) {
        if (!empty || touched) {
            touched = false;
            busyNanos = nowNanos;
        }
        return busyNanos;
    }

    private boolean agrees(long time) {
        return candidateMillis != NO_TIME && Math.abs(time - candidateMillis) <= maxJumpMillis;
    }

    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    void changedAgain() {
        changed = true;
    }

    byte[] row() {
        return Row.of(CODEC, new Position(nextOffset, reachedMillis, candidateMillis));
    }

    void restore(byte[] row) {
        Position position = Row.read(CODEC, row);
        nextOffset = position.offset();
        reachedMillis = position.reached();
        candidateMillis = position.candidate();
    }

    /** The offset in a row. */
    static long offsetIn(byte[] row) {
        return Row.read(CODEC, row).offset();
    }

    /** A row of state for a cluster with other topics: a position goes to the beginning, its event times and all else stay. */
    static byte[] elsewhere(String function, String id, byte[] row) {
        if (!function.equals(SourceProcessor.FUNCTION) || id.contains(IDS)) {
            return row;
        }
        Position position = Row.read(CODEC, row);
        return Row.of(CODEC, new Position(0, position.reached(), position.candidate()));
    }

    @Nullable
    Arrived head() {
        return waiting.peek();
    }

    private static final class PositionCodec implements Codec<Position> {
        @Override
        public void write(Position position, DataOutput out) throws IOException {
            out.writeLong(position.offset());
            out.writeLong(position.reached());
            out.writeLong(position.candidate());
        }

        @Override
        public Position read(int version, DataInput in) throws IOException {
            return new Position(in.readLong(), in.readLong(), in.readLong());
        }
    }
}
