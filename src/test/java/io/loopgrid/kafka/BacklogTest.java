package io.loopgrid.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.event.Tweet;
import io.loopgrid.text.Anonymizer;
import io.loopgrid.text.CleanTweets;
import io.loopgrid.text.Rejected;
import io.loopgrid.text.SymbolTagger;
import io.loopgrid.wire.TweetJson;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

final class BacklogTest {
    private static final long START = 1_600_000_000_000L;
    private static final int TWEETS = 30_000;
    private static final int GAP_MILLIS = 2_000;
    /** The topic has four partitions; the last one stays empty while there is a backlog. */
    private static final int USED = 3;

    @TempDir
    Path directory;

    private LocalKafka kafka;
    private Producer<byte[], byte[]> producer;
    private ConcurrentMessageListenerContainer<byte[], byte[]> container;

    @BeforeEach
    void fillTweetsRaw() {
        kafka = new LocalKafka(directory);
        producer = kafka.clients().producer("test", Map.of());
        Random random = new Random(1);
        int sent = 0;
        while (sent < TWEETS) {
            int partition = random.nextInt(USED);
            int chunk = 1 + random.nextInt(random.nextInt(10) == 0 ? 3_000 : 50);
            for (int i = 0; i < chunk && sent < TWEETS; i++, sent++) {
                send(partition, sent, START + (long) sent * GAP_MILLIS);
            }
        }
        producer.flush();
        container = listener();
    }

    @AfterEach
    void stop() {
        container.stop();
        producer.close();
        kafka.close();
    }

    @Test
    void isPassedOnInTheOrderOfEventTimeAndEachTweetOnce() throws Exception {
        container.start();
        List<ConsumerRecord<byte[], byte[]>> records = clean(TWEETS);
        assertThat(kafka.count(Topics.TWEETS)).isEqualTo(TWEETS);
        for (int partition = 0; partition < 4; partition++) {
            assertThat(timesOf(records, partition)).isNotEmpty().isSorted();
        }
        Awaitility.await().until(() -> reachedMillis() == START + (TWEETS - 1L) * GAP_MILLIS);
        // A partition that was silent until now, and a tweet older than all others.
        send(USED, TWEETS, START - 1);
        kafka.await(Topics.TWEETS, record -> read(record).timeMillis() == START - 1);
    }

    @Test
    void losesNothingWhenTheListenerStopsInTheMiddle() throws Exception {
        container.start();
        Awaitility.await().until(() -> kafka.count(Topics.TWEETS) > 0);
        container.stop();
        long before = kafka.count(Topics.TWEETS);
        container = listener();
        container.start();
        Set<String> ids = new HashSet<>();
        kafka.await(Topics.TWEETS, record -> {
            ids.add(read(record).id());
            return ids.size() == TWEETS;
        });
        assertThat(before).isPositive();
    }

    /** The newest event time that was committed beside the positions. */
    private long reachedMillis() throws Exception {
        try (Admin admin = kafka.clients().admin()) {
            return admin.listConsumerGroupOffsets("group").partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(TakenOffset::timeMillis)
                    .max()
                    .orElse(TakenOffset.NO_TIME);
        }
    }

    private void send(int partition, int id, long time) {
        String json = "{\"id\":\"" + id + "\",\"time\":" + time + ",\"user\":\"u" + id % 97 + "\",\"text\":\"$DEMO\"}";
        producer.send(new ProducerRecord<>(Topics.TWEETS_RAW, partition, null, json.getBytes(StandardCharsets.UTF_8)));
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> listener() {
        byte[] key = "a key for tests only".getBytes(StandardCharsets.UTF_8);
        CleaningTweets conversion = new CleaningTweets(
                new CleanTweets(new Anonymizer(key), new SymbolTagger(Map.of())), System::currentTimeMillis);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        return ListenerConfiguration.container(
                kafka.clients(),
                conversion::timeOf,
                Topics.TWEETS_RAW,
                "group",
                1,
                new ConvertingListener(conversion, producer, meters.counter("converted"), meters.counter("rejected")));
    }

    private List<ConsumerRecord<byte[], byte[]>> clean(int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        kafka.await(Topics.TWEETS, record -> {
            records.add(record);
            return records.size() == count;
        });
        return records;
    }

    private static List<Long> timesOf(List<ConsumerRecord<byte[], byte[]>> records, int partition) {
        return records.stream()
                .filter(record -> record.partition() == partition)
                .map(record -> read(record).timeMillis())
                .toList();
    }

    private static Tweet read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return new TweetJson(System::currentTimeMillis).read(record.value());
        } catch (Rejected e) {
            throw new AssertionError(e);
        }
    }
}
