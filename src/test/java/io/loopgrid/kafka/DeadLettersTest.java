package io.loopgrid.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class DeadLettersTest {
    private static final byte[] KEY = {1};

    @Test
    void keepsTheOriginalKeyBytesAndHeaders() {
        byte[] value = {2, 3};
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(Topics.PRICES, 2, 40, KEY, value);
        record.headers().add("theirs", new byte[] {9});
        ProducerRecord<byte[], byte[]> letter = DeadLetters.of(record, "price must be > 0 but was -1");
        assertThat(letter.topic()).isEqualTo("prices.dlt");
        assertThat(letter.key()).isEqualTo(KEY);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(letter.headers().lastHeader("theirs")).isNotNull();
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("price must be > 0 but was -1");
        assertThat(header(letter, DeadLetters.PARTITION)).isEqualTo("2");
        assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo("40");
    }

    @Test
    void tellsApartInputsThatNeverReachedTheirTopic() {
        ProducerRecord<byte[], byte[]> letter = DeadLetters.refused(Topics.TWEETS_RAW, KEY, "too long", "r-1", 5);
        assertThat(header(letter, DeadLetters.PARTITION)).isEqualTo("-1");
        assertThat(header(letter, DeadLetters.ID)).isEqualTo("r-1");
        assertThat(header(letter, DeadLetters.TIME)).isEqualTo("5");
    }

    @Test
    void keepsTheBeginningAndTheLengthOfWhatNoBrokerTakesWhole() {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(Topics.PRICES, 2, 40, KEY, new byte[1_000_000]);
        ProducerRecord<byte[], byte[]> shorter = DeadLetters.truncated(DeadLetters.of(record, "too long"));
        assertThat(shorter.value()).hasSizeLessThan(10_000);
        assertThat(header(shorter, DeadLetters.TRUNCATED)).isEqualTo("1000000");
        assertThat(header(shorter, DeadLetters.REASON)).isEqualTo("too long");
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(
                Objects.requireNonNull(letter.headers().lastHeader(name)).value(), StandardCharsets.UTF_8);
    }
}
