package io.loopgrid.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The records of one partition that wait for their turn, in the order of their offsets.
 *
 * <p>The turn of a record is its event time. One without a time takes that of the record before it, and so does one that is
 * more than an hour ahead of both its neighbours: a wrong clock must not make its partition wait for all the others to come
 * that far. The time of a record is read when it is asked for. For one thread.
 */
final class Lane {
    private static final long MAX_JUMP_MILLIS = 3_600_000;
    /** What an object costs beside its bytes, roughly. */
    private static final int RECORD_BYTES = 200;

    final TopicPartition partition;

    private final RecordTime time;
    private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
    private long bytes;
    private long previousMillis = RecordTime.NONE;
    /** Was taken out while its time was not asked for. */
    private @Nullable ConsumerRecord<byte[], byte[]> previous;

    private long ownMillis = RecordTime.NONE;
    private boolean ownIsKnown;
    private boolean confirmed;
    private boolean endReached;
    private long silentNanos;

    Lane(TopicPartition partition, RecordTime time) {
        this.partition = partition;
        this.time = time;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The event time of the newest record that was taken out, an older one's when it has none, or {@link RecordTime#NONE}. */
    long reachedMillis() {
        if (previous != null) {
            long millis = time.of(previous);
            previousMillis = millis == RecordTime.NONE ? previousMillis : millis;
            previous = null;
        }
        return previousMillis;
    }

    /** Roughly how much memory the waiting records take. */
    long bytes() {
        return bytes;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        waiting.add(record);
        bytes += sizeOf(record);
        silentNanos = 0;
    }

    /**
     * Takes note of a poll.
     *
     * @param hasMore whether the broker has records that are not here yet
     * @param nanos how long the poll waited for them
     */
    void polled(boolean hasMore, long nanos) {
        endReached = !hasMore;
        silentNanos = hasMore && waiting.size() <= 1 ? silentNanos + nanos : 0;
    }

    /** Whether a record is on the way that all lanes must wait for; not for longer than given. */
    boolean isAwaited(long patienceNanos) {
        boolean hasTooFew = waiting.isEmpty() || (waiting.size() == 1 && jumps());
        return hasTooFew && !endReached && silentNanos < patienceNanos;
    }

    /** When it is the turn of the first record, epoch milliseconds UTC; there must be one. */
    long turnMillis() {
        return own() == RecordTime.NONE || (jumps() && !isConfirmed()) ? reachedMillis() : own();
    }

    private long own() {
        if (!ownIsKnown) {
            ownMillis = time.of(waiting.element());
            ownIsKnown = true;
        }
        return ownMillis;
    }

    private boolean jumps() {
        return reachedMillis() != RecordTime.NONE && own() - reachedMillis() > MAX_JUMP_MILLIS;
    }

    /** Whether the second record tells of the same time as the first: then the partition was silent for long. */
    private boolean isConfirmed() {
        if (!confirmed) {
            Iterator<ConsumerRecord<byte[], byte[]>> records = waiting.iterator();
            records.next();
            confirmed = records.hasNext() && time.of(records.next()) > own() - MAX_JUMP_MILLIS;
        }
        return confirmed;
    }

    /** Takes the first record out; there must be one. */
    ConsumerRecord<byte[], byte[]> remove() {
        ConsumerRecord<byte[], byte[]> record = waiting.remove();
        bytes -= sizeOf(record);
        if (!ownIsKnown) {
            previous = record;
        } else if (ownMillis != RecordTime.NONE) {
            previousMillis = ownMillis;
            previous = null;
        }
        ownIsKnown = false;
        confirmed = false;
        return record;
    }

    private static long sizeOf(ConsumerRecord<byte[], byte[]> record) {
        return RECORD_BYTES + (long) Math.max(record.serializedValueSize(), 0);
    }
}
