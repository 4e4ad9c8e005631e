package io.loopgrid.feed;

import io.loopgrid.event.Control;
import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.Topics;
import io.loopgrid.wire.ControlJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Sends to the topic of controls. Each call makes a producer of its own: a feed says something once in its life. */
final class KafkaControlSender implements ControlSender {
    /** Shorter than a lock of duty lasts. */
    private static final int PATIENCE_MILLIS = 5_000;

    private final KafkaClients clients;
    private final ControlJson json = new ControlJson(System::currentTimeMillis);

    KafkaControlSender(KafkaClients clients) {
        this.clients = clients;
    }

    @Override
    public void send(Control control) {
        byte[] key = control.subject().getBytes(StandardCharsets.UTF_8);
        Map<String, Object> patience = Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        try (Producer<byte[], byte[]> producer = clients.producer("loopgrid-feeds", patience)) {
            producer.send(new ProducerRecord<>(Topics.CONTROLS, key, json.write(control)))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka did not take the control " + control.id(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }
}
