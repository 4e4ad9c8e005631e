package io.loopgrid.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.event.Correction;
import io.loopgrid.event.Tweet;
import io.loopgrid.text.Anonymizer;
import io.loopgrid.text.CleanTweets;
import io.loopgrid.text.SymbolTagger;
import io.loopgrid.wire.CorrectionJson;
import io.loopgrid.wire.TweetJson;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

final class ConvertingListenerTest {
    private static final byte[] KEY = "a key for tests only".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path directory;

    private static LocalKafka kafka;
    private static Producer<byte[], byte[]> producer;
    private static List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers;

    @BeforeAll
    static void startBrokerAndListeners() {
        kafka = new LocalKafka(directory);
        producer = kafka.clients().producer("test", Map.of());
        CleanTweets cleaning = new CleanTweets(new Anonymizer(KEY), new SymbolTagger(Map.of()));
        containers = List.of(
                container(Topics.TWEETS_RAW, new CleaningTweets(cleaning, System::currentTimeMillis)),
                container(Topics.CORRECTIONS, new CheckingCorrections(System::currentTimeMillis)));
        containers.forEach(ConcurrentMessageListenerContainer::start);
    }

    @AfterAll
    static void stopListenersAndBroker() {
        containers.forEach(ConcurrentMessageListenerContainer::stop);
        producer.close();
        kafka.close();
    }

    @Test
    void sendsOnACleanTweetUnderTheHashOfItsAuthor() throws Exception {
        send(
                Topics.TWEETS_RAW,
                "{\"id\":\"1\",\"time\":1600000000,\"user\":\"bob\",\"text\":\"$DEMO up says @alice\"}");
        ConsumerRecord<byte[], byte[]> record =
                kafka.await(Topics.TWEETS, r -> text(r.value()).contains("\"id\":\"1\""));
        Tweet tweet = new TweetJson(System::currentTimeMillis).read(record.value());
        assertThat(text(record.key())).isEqualTo(tweet.author());
        assertThat(tweet.timeMillis()).isEqualTo(1_600_000_000_000L);
        assertThat(tweet.symbols()).hasToString("[DEMO]");
        assertThat(text(record.value())).doesNotContain("bob").doesNotContain("alice");
    }

    @Test
    void putsWhatItCannotUseAsideWithTheOriginalBytesAndTheReason() throws Exception {
        String bad = "{\"id\":\"2\",\"time\":12,\"text\":\"too early\"}";
        RecordMetadata sent = send(Topics.TWEETS_RAW, bad);
        ConsumerRecord<byte[], byte[]> letter =
                kafka.await("tweets.raw.dlt", r -> text(r.value()).equals(bad));
        assertThat(header(letter, DeadLetters.REASON)).startsWith("time must be from 2006-01-01");
        assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo(Topics.TWEETS_RAW);
        assertThat(header(letter, DeadLetters.PARTITION)).isEqualTo(String.valueOf(sent.partition()));
        assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo(String.valueOf(sent.offset()));
        assertThat(header(letter, DeadLetters.TIME)).isEqualTo(String.valueOf(sent.timestamp()));
    }

    @Test
    void goesOnAfterAnyKindOfPoison() throws Exception {
        List<String> poison =
                List.of("", "{", "[]", "null", "{\"text\":", "{\"text\":{}}", "{\"id\":\"\",\"text\":\"x\"}");
        for (String bytes : poison) {
            send(Topics.TWEETS_RAW, bytes);
        }
        producer.send(new ProducerRecord<>(Topics.TWEETS_RAW, null)).get();
        producer.send(new ProducerRecord<>(Topics.TWEETS_RAW, new byte[] {(byte) 0xff, 0, 1}))
                .get();
        send(Topics.TWEETS_RAW, "x".repeat(1_000_000));
        send(Topics.TWEETS_RAW, "{\"id\":\"after\",\"text\":\"still here\"}");
        kafka.await(Topics.TWEETS, r -> text(r.value()).contains("still here"));
        kafka.await("tweets.raw.dlt", r -> r.value() != null && r.value().length == 1_000_000);
    }

    @Test
    void sendsOnACorrectionOfValidForm() throws Exception {
        send(Topics.CORRECTIONS, "{\"signal\":\"DEMO:7\",\"label\":\"UP\",\"by\":\"ann\"}");
        ConsumerRecord<byte[], byte[]> record =
                kafka.await(Topics.LABELS, r -> text(r.value()).contains("DEMO:7"));
        assertThat(text(record.key())).isEqualTo("DEMO");
        assertThat(new CorrectionJson(System::currentTimeMillis).read(record.value(), record.timestamp()))
                .isInstanceOf(Correction.OfSignal.class);
    }

    @Test
    void putsAsideACorrectionThatNamesNoLabel() throws Exception {
        send(Topics.CORRECTIONS, "{\"signal\":\"DEMO:8\",\"by\":\"ann\"}");
        ConsumerRecord<byte[], byte[]> letter =
                kafka.await("corrections.dlt", r -> text(r.value()).contains("DEMO:8"));
        assertThat(header(letter, DeadLetters.REASON)).contains("label");
    }

    private static ConcurrentMessageListenerContainer<byte[], byte[]> container(String topic, Conversion conversion) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ConvertingListener listener =
                new ConvertingListener(conversion, producer, meters.counter("converted"), meters.counter("rejected"));
        return ListenerConfiguration.container(kafka.clients(), null, topic, "group-of-" + topic, 1, listener);
    }

    private static RecordMetadata send(String topic, String json) throws Exception {
        Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(topic, json.getBytes(StandardCharsets.UTF_8)));
        return sent.get();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return text(record.headers().lastHeader(name).value());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
