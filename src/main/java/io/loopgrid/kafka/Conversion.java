package io.loopgrid.kafka;

import io.loopgrid.text.Rejected;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A stateless step: one record becomes another one. Called by several threads. */
interface Conversion {
    /**
     * What is to be sent in place of a record.
     *
     * @throws Rejected when the record cannot be used; it becomes a dead letter with that reason
     */
    ProducerRecord<byte[], byte[]> convert(ConsumerRecord<byte[], byte[]> record) throws Rejected;
}
