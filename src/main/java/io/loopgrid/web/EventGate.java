package io.loopgrid.web;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The one way from HTTP into Kafka. Safe for use by several threads. */
interface EventGate {
    /**
     * Sends records; returns when Kafka has all of them.
     *
     * @throws Problem when Kafka did not take one in time; others may have been taken
     */
    void send(List<ProducerRecord<byte[], byte[]>> records);
}
