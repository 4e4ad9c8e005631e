package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.jet.RestartableException;
import com.hazelcast.jet.core.test.TestInbox;
import io.loopgrid.event.Symbol;
import io.loopgrid.kafka.DeadLetters;
import io.loopgrid.kafka.LocalKafka;
import io.loopgrid.kafka.Topics;
import io.loopgrid.signal.Action;
import io.loopgrid.signal.ModelVersion;
import io.loopgrid.signal.Signal;
import io.loopgrid.wire.SignalJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the job is in Kafka before a barrier passes, and nothing that cannot leave stops it for ever. */
class SinkProcessorTest {
    private static final Symbol BTC = new Symbol("BTC");
    private static final int BROKERS_LIMIT = 1_048_576;

    @TempDir
    static Path directory;

    private static LocalKafka kafka;

    private final RecentSignals recent = new RecentSignals(10);
    private SinkProcessor sink;

    @BeforeAll
    static void startBroker() {
        kafka = new LocalKafka(directory);
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void start() {
        sink = new SinkProcessor(
                kafka.clients().producer("sink", Map.of()), new RecordEncoder(recent), new SignalDelay(() -> 0));
    }

    @AfterEach
    void close() {
        sink.close();
    }

    @Test
    void holdsTheBarrierUntilKafkaHasEverything() throws Exception {
        List<Object> signals = List.of(signal("BTC:1"), signal("BTC:2"));
        process(signals);
        await().pollInSameThread().until(sink::saveToSnapshot);
        ConsumerRecord<byte[], byte[]> record =
                kafka.await(Topics.SIGNALS, r -> text(r.value()).contains("BTC:2"));
        assertThat(text(record.key())).isEqualTo("BTC");
        assertThat(new SignalJson().read(record.value())).isEqualTo(signals.get(1));
        assertThat(recent.sent(Action.BUY)).isEqualTo(2);
    }

    @Test
    void keepsTheBeginningOfADeadLetterThatIsTooLargeForTheBroker() {
        byte[] value = new byte[BROKERS_LIMIT - 200];
        ConsumerRecord<byte[], byte[]> origin = new ConsumerRecord<>(Topics.PRICES, 0, 77, null, value);
        process(List.of(DeadLetters.of(origin, "price must be given but was missing")));
        await().pollInSameThread().until(sink::saveToSnapshot);
        ConsumerRecord<byte[], byte[]> letter =
                kafka.await("prices.dlt", r -> header(r, DeadLetters.OFFSET).equals("77"));
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("price must be given but was missing");
        assertThat(header(letter, DeadLetters.TRUNCATED)).isEqualTo(String.valueOf(value.length));
        assertThat(letter.value()).hasSizeLessThan(10_000);
    }

    @Test
    void restartsTheJobWhenKafkaRefusesAnythingElse() {
        process(List.of(new ProducerRecord<>(Topics.ALERTS, new byte[0], new byte[2 * BROKERS_LIMIT])));
        assertThatThrownBy(() -> await().pollInSameThread().until(sink::saveToSnapshot))
                .isInstanceOf(RestartableException.class)
                .hasMessageContaining("a record could not be written");
    }

    @Test
    void refusesWhatNobodySaidHowToWrite() {
        assertThatThrownBy(() -> process(List.of("text")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("java.lang.String");
    }

    private void process(List<?> items) {
        TestInbox inbox = new TestInbox(items);
        sink.process(0, inbox);
        assertThat(inbox.isEmpty()).isTrue();
    }

    private static Signal signal(String id) {
        return new Signal(
                id,
                BTC,
                1_000,
                "1",
                Action.BUY,
                0.2f,
                0.3f,
                0.5f,
                300_000,
                1,
                new ModelVersion(BTC, 1, 2, 3),
                List.of());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return text(Objects.requireNonNull(record.headers().lastHeader(name)).value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
