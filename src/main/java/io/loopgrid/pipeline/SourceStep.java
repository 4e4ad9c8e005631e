package io.loopgrid.pipeline;

import io.loopgrid.grid.Outgoing;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What one topic's records mean: the part of a source that differs from topic to topic. Belongs to one processor. */
interface SourceStep {
    /** Reads a record; one that cannot be used becomes an arrived {@link io.loopgrid.text.Rejected}. */
    Arrived read(ConsumerRecord<byte[], byte[]> source);

    /**
     * Passes on a record whose turn has come.
     *
     * @param partition where it came from; its ids tell duplicates
     * @param watermarkMillis the event time that has passed: an older record is late
     */
    void pass(SourcePartition partition, Arrived record, long watermarkMillis, Outgoing outgoing);

    /** Up to which event time records may pass now, epoch milliseconds UTC. */
    long limitMillis();

    /** Whether records may pass at all now. */
    default boolean mayPass() {
        return true;
    }

    /** Hands over what was gathered over several records; called at the end of a batch and before a barrier. */
    void flush(Outgoing outgoing);
}
