package io.loopgrid.pipeline;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that was fetched and read, and waits for its turn.
 *
 * @param timeMillis its event time, epoch milliseconds UTC
 * @param event what it says, or the {@link io.loopgrid.text.Rejected} that tells why it cannot be used
 */
record Arrived(ConsumerRecord<byte[], byte[]> source, long timeMillis, Object event) {}
