package io.loopgrid.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Makes the record that tells of an input that could not be used: the original key and bytes on {@code <topic>.dlt}, its own
 * headers, and ours as UTF-8 text. Stateless.
 */
public final class DeadLetters {
    /** Why: the field, the rule and what was there. */
    public static final String REASON = "loopgrid-reason";
    /** The topic it was sent to. */
    public static final String TOPIC = "loopgrid-topic";
    /** The partition it was read from; -1 when it never reached the topic. */
    public static final String PARTITION = "loopgrid-partition";
    /** The offset it was read from; -1 when it never reached the topic. */
    public static final String OFFSET = "loopgrid-offset";
    /** When it was sent, epoch milliseconds UTC; the dead letter's own timestamp says when it was refused. */
    public static final String TIME = "loopgrid-time";
    /** Identifies an input that has no partition and offset to identify it. */
    public static final String ID = "loopgrid-id";
    /** Present when the broker takes no record as large as this one, and the value is only its beginning. */
    public static final String TRUNCATED = "loopgrid-truncated";

    private static final int TRUNCATED_BYTES = 8192;

    private DeadLetters() {}

    /** Of a record that was read from its topic. */
    public static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> record, String reason) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(Topics.deadLettersOf(record.topic()), null, record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        describe(letter.headers(), reason, record.topic(), record.partition(), record.offset(), record.timestamp());
        return letter;
    }

    /**
     * Of an input that was refused before it reached its topic.
     *
     * @param id unique, so that two refusals can be told apart
     * @param timeMillis when it arrived, epoch milliseconds UTC
     */
    public static ProducerRecord<byte[], byte[]> refused(
            String topic, byte @Nullable [] value, String reason, String id, long timeMillis) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(Topics.deadLettersOf(topic), value);
        describe(letter.headers(), reason, topic, -1, -1, timeMillis);
        add(letter.headers(), ID, id);
        return letter;
    }

    /** Whether a record is a dead letter. */
    public static boolean isOne(ProducerRecord<byte[], byte[]> record) {
        return record.headers().lastHeader(REASON) != null;
    }

    /** The same letter with only the beginning of its value, for a broker that takes no larger one. */
    public static ProducerRecord<byte[], byte[]> truncated(ProducerRecord<byte[], byte[]> letter) {
        byte[] value = letter.value();
        byte[] beginning = value == null ? null : Arrays.copyOf(value, Math.min(value.length, TRUNCATED_BYTES));
        ProducerRecord<byte[], byte[]> shorter = new ProducerRecord<>(letter.topic(), beginning);
        for (String name : new String[] {REASON, TOPIC, PARTITION, OFFSET, TIME, ID}) {
            var header = letter.headers().lastHeader(name);
            if (header != null) {
                shorter.headers().add(header);
            }
        }
        add(shorter.headers(), TRUNCATED, String.valueOf(value == null ? 0 : value.length));
        return shorter;
    }

    private static void describe(
            Headers headers, String reason, String topic, int partition, long offset, long timeMillis) {
        add(headers, REASON, reason);
        add(headers, TOPIC, topic);
        add(headers, PARTITION, String.valueOf(partition));
        add(headers, OFFSET, String.valueOf(offset));
        add(headers, TIME, String.valueOf(timeMillis));
    }

    private static void add(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
