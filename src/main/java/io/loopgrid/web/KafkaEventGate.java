package io.loopgrid.web;

import io.loopgrid.kafka.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.springframework.http.HttpStatus;

/** Sends over one producer, which joins the records of all requests into batches. */
final class KafkaEventGate implements EventGate, AutoCloseable {
    /** A caller waits no longer than people do; the producer gives up by itself within this time. */
    private static final int PATIENCE_MILLIS = 10_000;

    private final Producer<byte[], byte[]> producer;

    KafkaEventGate(KafkaClients clients) {
        producer = clients.producer(
                "loopgrid-http",
                Map.of(
                        ProducerConfig.LINGER_MS_CONFIG,
                        2,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE_MILLIS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS));
    }

    @Override
    public void send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(records.size());
        try {
            for (ProducerRecord<byte[], byte[]> record : records) {
                acknowledgements.add(producer.send(record));
            }
            for (Future<RecordMetadata> acknowledgement : acknowledgements) {
                acknowledgement.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the service is stopping");
        } catch (ExecutionException e) {
            throw unavailable(String.valueOf(e.getCause()));
        } catch (KafkaException e) {
            throw unavailable(e.toString());
        }
    }

    private static Problem unavailable(String why) {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "kafka",
                "Kafka did not acknowledge everything: " + why + "; send it again, ids make repeats harmless");
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
