package io.loopgrid.kafka;

import io.loopgrid.text.Rejected;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Sends on what a conversion makes of each record, and a dead letter for each that it refuses.
 *
 * <p>At least once: a batch is acknowledged when the broker has everything that came of it. If it does not take it, the
 * exception makes the container pause and deliver the batch again; what had been sent is then sent twice, which ids undo
 * downstream. Called by one thread for each consumer; the producer is shared.
 */
final class ConvertingListener implements BatchAcknowledgingMessageListener<byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(ConvertingListener.class);

    private final Conversion conversion;
    private final Producer<byte[], byte[]> producer;
    private final Counter converted;
    private final Counter rejected;

    ConvertingListener(Conversion conversion, Producer<byte[], byte[]> producer, Counter converted, Counter rejected) {
        this.conversion = conversion;
        this.producer = producer;
        this.converted = converted;
        this.rejected = rejected;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Acknowledgment acknowledgment) {
        Deliveries deliveries = new Deliveries();
        int letters = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String reason = sendConverted(record, deliveries);
            if (reason != null) {
                deliveries.sendDeadLetter(DeadLetters.of(record, reason));
                letters++;
            }
        }
        deliveries.await();
        converted.increment(records.size() - letters);
        rejected.increment(letters);
        if (acknowledgment != null) {
            acknowledgment.acknowledge();
        }
    }

    /** Gives the reason when there is nothing to send. */
    private @Nullable String sendConverted(ConsumerRecord<byte[], byte[]> record, Deliveries deliveries) {
        try {
            producer.send(conversion.convert(record), deliveries);
            return null;
        } catch (Rejected e) {
            return e.getMessage();
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            // A record that finds a fault of ours must not stop all the others; it is kept, and the fault is told.
            LOG.error(
                    "Conversion failed, the record became a dead letter topic={} partition={} offset={}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e);
            return "conversion failed: " + e;
        }
    }

    /** What became of the records sent for one batch; the producer's thread reports to it. */
    private final class Deliveries implements Callback {
        private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        private final Queue<ProducerRecord<byte[], byte[]>> tooLarge = new ConcurrentLinkedQueue<>();

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        }

        void sendDeadLetter(ProducerRecord<byte[], byte[]> letter) {
            producer.send(letter, (metadata, exception) -> {
                if (exception instanceof RecordTooLargeException) {
                    tooLarge.add(letter);
                } else {
                    onCompletion(metadata, exception);
                }
            });
        }

        /** Returns when the broker has everything. */
        void await() {
            producer.flush();
            if (!tooLarge.isEmpty()) {
                // The headers made them larger than the broker takes: whole, they would be delivered again for ever.
                tooLarge.forEach(letter -> producer.send(DeadLetters.truncated(letter), this));
                producer.flush();
            }
            Exception first = failure.get();
            if (first != null) {
                throw new KafkaException("Kafka did not take what became of a batch", first);
            }
        }
    }
}
