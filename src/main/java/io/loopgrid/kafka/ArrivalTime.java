package io.loopgrid.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The time of an event that does not say its own: that of its record and not the present, so that a second reading agrees. */
final class ArrivalTime {
    private ArrivalTime() {}

    /** Epoch milliseconds UTC; the present when the record has no time or one that is still to come. */
    static long of(ConsumerRecord<byte[], byte[]> record, long nowMillis) {
        return record.timestamp() > 0 ? Math.min(record.timestamp(), nowMillis) : nowMillis;
    }
}
