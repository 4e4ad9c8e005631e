package io.loopgrid.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells the event time of a record that has not been looked at yet. */
interface RecordTime {
    /** The time of a record that cannot be read. */
    long NONE = Long.MIN_VALUE;

    /** Epoch milliseconds UTC, or {@link #NONE}. */
    long of(ConsumerRecord<byte[], byte[]> record);
}
