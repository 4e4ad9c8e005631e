package io.loopgrid.feed;

import io.loopgrid.event.Control;

/** How a feed tells the cluster what it has done. */
interface ControlSender {
    /**
     * Sends a control; returns once Kafka has taken it.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka has not; it may be sent again
     */
    void send(Control control);
}
