package io.loopgrid.web;

import io.loopgrid.text.Rejected;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Checks the items of one kind and says how each goes into Kafka. Safe for use by several threads. */
interface Intake {
    /** The topic of the kind. */
    String topic();

    /**
     * Checks one item.
     *
     * @param nowMillis when it arrived, epoch milliseconds UTC
     * @throws Rejected when it cannot be used
     */
    Checked check(byte[] item, long nowMillis) throws Rejected;

    /**
     * A good item.
     *
     * @param id by which the sender can ask for it
     */
    record Checked(String id, ProducerRecord<byte[], byte[]> record) {}
}
